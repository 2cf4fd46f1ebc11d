"""A report is read from the store as it stood at one moment, and says what it leaves out."""
