"""A repetition let go of: what the athlete wants to do, can do, and whether the body stayed up; no engine here."""
