"""Sentences from tidy tables, in plain English."""
