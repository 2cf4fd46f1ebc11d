"""A meeting is one thing held or said, from the diary to what was logged of it on a form."""
