"""Figures: the fortnightly briefing."""
