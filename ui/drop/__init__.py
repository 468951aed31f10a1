"""Let physics decide: the repetition as a rigid-body simulation in PyBullet."""
