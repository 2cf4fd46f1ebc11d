"""One part of an arrangement: who was asked, what each said, and when it was signed."""
