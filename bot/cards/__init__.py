"""Adaptive Cards: a pure function of a screen, drawn for phones first."""
