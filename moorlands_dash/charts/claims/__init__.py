"""Figures: a claim and its evidence."""
