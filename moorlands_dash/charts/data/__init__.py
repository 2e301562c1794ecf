"""Figures: what is loaded, what is hidden, how it is worked out."""
