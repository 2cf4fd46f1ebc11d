"""A person is here until it is recorded that they left, and who took over from them."""
