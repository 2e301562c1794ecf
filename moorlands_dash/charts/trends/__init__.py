"""Figures: what changes over time."""
