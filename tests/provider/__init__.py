"""A real OpenID Connect provider on the loopback, for tests that sign in."""
