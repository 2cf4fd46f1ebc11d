"""The outbox knows when somebody looked after it last, what is held, and what was seen to."""
