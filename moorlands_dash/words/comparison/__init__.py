"""Sentences: our district beside others."""
