"""How many examples a property that is slow or quick to try is tried on."""

from __future__ import annotations

from hypothesis import settings

USUAL = 50
"""Examples that `make test` tries a property on."""


def tries(usual: int) -> int:
    """Return how many examples are tried where `make test` tries so many: by the profile in use."""
    return max(1, usual * settings().max_examples // USUAL)
