"""Tables: where incidents gather."""
