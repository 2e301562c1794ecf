"""Statistics: the fortnightly briefing."""
