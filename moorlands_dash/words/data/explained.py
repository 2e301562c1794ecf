"""Which words of a sentence the glossary explains, and how it has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moorlands_dash.partnership import Settings
from moorlands_dash.words.data.glossary import STATUS, glossary

PHRASES = {
    "usual ups and downs": "Usual ups and downs",
    "higher than usual": "higher than usual",
    "lower than usual": "lower than usual",
    "asked about by itself": "Asked alone",
    "looked at together": "Tested together",
    "per 1,000 residents": "Rate per 1,000",
    "95% interval": "95% interval",
    "milestone": "Milestone",
    "baseline": "Baseline",
    "ceiling": "Ceiling",
    "hotspots": "Hotspot",
    "hotspot": "Hotspot",
}
"""Words as sentences have them, the longer first -> the glossary's entry."""
_ANY = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, PHRASES))})(?![\w-])", re.IGNORECASE)


def explained_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield a sentence piece by piece, each with the glossary's entry that explains it, or ""."""
    at = 0
    for found in _ANY.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], ""
        yield found[0], PHRASES[found[0].casefold()]
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def meanings(settings: Settings) -> dict[str, str]:
    """Return each entry of the glossary with its meaning; a status's as its rule on the chance."""
    rows = glossary(settings)
    of_statuses = {
        word: f"The chance is {_small(said)}" for word, kind, said in rows if kind == STATUS
    }
    return of_statuses | {word: said for word, kind, said in rows if kind != STATUS}


def _small(rule: str) -> str:
    return rule[:1].lower() + rule[1:]
