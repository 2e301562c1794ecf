"""Tables: what changes over time."""
