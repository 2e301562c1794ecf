"""What each status means: the rule on the chance, with the thresholds of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moorlands_dash import statuses
from moorlands_dash.words.chances import chance_percent

if TYPE_CHECKING:
    from moorlands_dash.partnership import Status


def status_rule(settings: Status) -> list[tuple[str, str]]:
    """Return every status with what it means, the one that needs most attention first."""
    bands = {word: _band(low, high) for word, low, high in _limits(settings)}
    return [(status.word, status.rule or bands[status.word]) for status in statuses.STATUSES]


def band_words(word: str, settings: Status) -> str:
    """Return which chances have a status, within a sentence: "from 20% to under 50%"."""
    low, high = next((low, high) for known, low, high in _limits(settings) if known == word)
    return f"from {_band(low, high)}" if low and high else _band(low, high).removeprefix("chance ")


def _limits(settings: Status) -> list[tuple[str, str, str]]:
    """Return each status that a chance decides with its limits; the outermost have but one."""
    least = settings.least_chances()
    lows = [chance_percent(share) for share in least.values()]
    return list(zip(least, [*lows[:-1], ""], ["", *lows[:-1]], strict=True))


def _band(low: str, high: str) -> str:
    if not low:
        return f"chance under {high}"
    return f"{low} to under {high}" if high else f"{low} or more"
