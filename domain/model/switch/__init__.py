"""A switch is a part of a process that an office turns on or off, each time with its minute."""
