"""The domain is the inside of the hexagon: it knows the standard library, pydantic and itself."""
