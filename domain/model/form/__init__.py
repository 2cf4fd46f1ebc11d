"""A form is filled in part by part, about a matter or on its own, and completed as a whole."""
