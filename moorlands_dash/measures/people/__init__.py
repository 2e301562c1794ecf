"""Statistics: people as counts, and what becomes of them."""
