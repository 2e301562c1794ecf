"""Tables: the fortnightly briefing."""
