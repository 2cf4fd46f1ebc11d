"""The Teams channel: activities come in, screens go out as cards."""
