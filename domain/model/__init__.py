"""The model says what can happen: commands wish, deciders may refuse, events report."""
