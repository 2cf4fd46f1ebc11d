"""A body of the area is renamed, merged, split up or abolished; one that was not known is added."""
