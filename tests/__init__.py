"""The tests, a package so that they can share helpers; it is not shipped."""
