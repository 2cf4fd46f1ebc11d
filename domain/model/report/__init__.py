"""A report is drafted once its facts stand, cleared by whoever must, and released by name."""
