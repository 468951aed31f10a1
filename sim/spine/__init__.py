"""The lumbar spine: levels, passive tissue, muscles, loads, stiffness, and the price of rounding."""
