"""Tables: whether the figures bear a claim."""
