"""What a word that isn't known may have been meant for: names and phrases spelt almost like it."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.claims import lexis
from moorlands_dash.claims.model import Known
from moorlands_dash.claims.tokens import phrase
from moorlands_dash.periods import MONTH_NAMES
from moorlands_dash.ward_groups import towns

_ALIKE = 78
"""Of 100, from which on a word is close: about one letter wrong in five."""
_SHORTEST, _MOST = 5, 4
_ROLES = (lexis.WHAT, lexis.KIND, lexis.WIDER, lexis.PLACE, lexis.BESIDE, lexis.FRACTION)


def alternatives(words: Sequence[str], known: Known) -> list[str]:
    """Return names and phrases that are spelt almost like the words, the closest first.

    They are offered, never taken.
    """
    # Loaded when something is misspelt, which is seldom.
    from rapidfuzz import fuzz, process

    asked = " ".join(words)
    begun = [name for name in known.others if " ".join(phrase(name)).startswith(f"{asked} ")]
    if begun:
        return begun
    if len(asked) < _SHORTEST:
        return []
    found = process.extract(
        asked, _spelt(known), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
    )
    # Who misspells a word gets its first letter right: "after" isn't meant for "safer". What is
    # spelt right and still not understood would be offered for itself, again and again.
    found = [each for each in found if each[0][:1] == asked[:1] and not _alike(each[0], asked)]
    best = max((score for _, score, _ in found), default=0)
    names = [name for _, score, name in found if score > best - 10]
    return _once(names[:_MOST], known)


def _alike(name: str, asked: str) -> bool:
    """Tell whether two are the same word, one or many of it: "domestic" is no misspelling."""
    return name.rstrip("s") == asked.rstrip("s")


def _spelt(known: Known) -> dict[str, str]:
    """Return each name as it is written -> its words as they are compared."""
    wards = [str(name) for name in known.names.loc[known.names["kind"] == "ward", "ward_name"]]
    names = [*dict.fromkeys(wards), *sorted(towns(wards)), *known.others, *MONTH_NAMES]
    phrases = [
        " ".join(words)
        for words, (role, _) in known.lexicon.items()
        if role in _ROLES and len(" ".join(words)) >= _SHORTEST
    ]
    return {name: " ".join(phrase(name)) for name in [*names, *phrases]}


def _once(names: Sequence[str], known: Known) -> list[str]:
    """Return the first of the names that mean the same."""
    found: dict[object, str] = {}
    for name in names:
        role, value = known.lexicon.get(phrase(name), ("", name))
        found.setdefault((role, value), name)
    return list(found.values())
