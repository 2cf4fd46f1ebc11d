"""One part of an arrangement: who represents us, as what, and by whose appointment."""
