"""Statistics: what changes over time."""
