"""Sentences: the fortnightly briefing."""
