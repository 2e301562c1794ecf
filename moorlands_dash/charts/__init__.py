"""Figures from tidy tables."""
