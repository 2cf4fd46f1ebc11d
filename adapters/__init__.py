"""Each adapter implements one port of the domain with one technology, and decides nothing."""
