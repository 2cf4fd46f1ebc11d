"""A task is a duty with an owner, a day by which it is due, and evidence that it was done."""
