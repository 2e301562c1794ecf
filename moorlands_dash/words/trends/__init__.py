"""Sentences: what changes over time."""
