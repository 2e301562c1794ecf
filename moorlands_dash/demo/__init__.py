"""The demonstration extracts: made by code, the same bytes each time."""
