"""Statistics: whether the figures bear a claim."""
