"""Bodies and motions as text in other engines' formats."""
