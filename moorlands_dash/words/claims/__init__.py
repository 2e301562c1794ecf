"""Sentences: whether the figures bear a claim."""
