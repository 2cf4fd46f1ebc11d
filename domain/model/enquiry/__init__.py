"""An enquiry is one guided session from an opening sentence to an outcome, under one edition."""
