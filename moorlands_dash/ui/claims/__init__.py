"""Panels: whether the figures bear a claim."""
