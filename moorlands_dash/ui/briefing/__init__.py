"""Panels: the fortnightly briefing."""
