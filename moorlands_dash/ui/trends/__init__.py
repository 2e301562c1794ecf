"""Panels: what changes over time."""
