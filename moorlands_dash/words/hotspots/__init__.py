"""Sentences: where incidents gather."""
