"""A service is what a channel may ask for: it loads, decides, appends and returns a view."""
