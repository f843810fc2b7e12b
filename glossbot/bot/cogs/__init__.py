"""The commands, one feature a file."""
