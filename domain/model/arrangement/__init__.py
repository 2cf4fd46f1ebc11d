"""An arrangement is one entry of a register, whatever its kind, and what becomes of it."""
