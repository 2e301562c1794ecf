"""Statistics: where incidents gather."""
