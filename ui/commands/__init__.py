"""The commands: what is typed, checked, computed and printed. Heavy imports wait until a command needs them."""
