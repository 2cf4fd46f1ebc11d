"""What somebody wants to be told is theirs to say, but for what they must be told."""
