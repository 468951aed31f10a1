"""What people see and type: command line, words and tables."""
