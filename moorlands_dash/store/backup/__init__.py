"""A home as one file, to be put back elsewhere: written, verified, restored."""
