"""Measurements: every figure stands beside a ratio against something outside the project."""
