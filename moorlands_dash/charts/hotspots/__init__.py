"""Figures: where incidents gather."""
