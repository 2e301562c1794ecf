"""Sentences: the strategic assessment, and what was chosen on it."""
