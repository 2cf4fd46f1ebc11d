"""A view is a pure fold of events that can be thrown away and rebuilt at any time."""
