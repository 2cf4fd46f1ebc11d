"""The bot turns what people type and press into calls of services, and holds no policy."""

__version__ = "0.1.0"
