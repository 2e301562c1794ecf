"""What a sender's words may mean: by the vocabulary, by words within them, by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from moorlands_dash.extracts.layouts import spelt
from moorlands_dash.extracts.profiled.wanted import Wanted

_PARTS = re.compile(r"\s+[-–—]\s+|\s*[:/>|(),;]\s*")
_ALIKE = 88
_SHORTEST = 4
"""Letters of a known word that is looked for within a longer text."""


def meant(texts: Iterable[str], wanted: Wanted, column: str) -> dict[str, str]:
    """Return what each of some words means, "" for those that nothing tells."""
    phrases = wanted.phrases[column]
    every = {spelt(phrase): word for phrase, word in phrases.items()}
    sets = [(frozenset(_words(phrase)), word) for phrase, word in phrases.items()]
    return {text: _meant(text, every, sets) for text in texts}


def _meant(text: str, every: Mapping[str, str], sets: list[tuple[frozenset[str], str]]) -> str:
    """Return the program's word: of the text, else of words in it, of its parts, of one alike."""
    if found := _known(text, every):
        return found
    return (
        _within(text, sets)
        or next((found for part in _PARTS.split(text) if (found := _known(part, every))), "")
        or _alike(text, every)
    )


def _known(text: str, every: Mapping[str, str]) -> str:
    """Return what a word means as it is written, in the plural or the singular."""
    form = spelt(text)
    plain = re.sub(r"[()&]", "", form)
    forms = (form, plain, plain.removesuffix("s"), f"{plain}s", plain.removesuffix("es"))
    return next((every[each] for each in forms if each in every), "")


def _within(text: str, sets: Iterable[tuple[frozenset[str], str]]) -> str:
    """Return what the known phrase of most words means that stand in a text; "" for several."""
    told = frozenset(_words(text))
    held = [(len(words), word) for words, word in sets if words <= told and _long(words)]
    most = max((size for size, _ in held), default=0)
    means = {word for size, word in held if size == most}
    return means.pop() if len(means) == 1 else ""


def _long(words: frozenset[str]) -> bool:
    return sum(map(len, words)) >= _SHORTEST


def _words(text: str) -> list[str]:
    """Return the words of a text in the singular, without those that tell nothing."""
    found = re.findall(r"[a-z0-9]+", text.casefold().replace("'", ""))
    return [word.removesuffix("s") for word in found if word not in _NOTHING]


_NOTHING = {"the", "a", "an", "of", "in", "on", "or", "and", "to", "from", "with", "by", "for"}


def _alike(text: str, every: Mapping[str, str]) -> str:
    """Return what a word that is spelt almost so means."""
    from rapidfuzz import fuzz, process

    form = spelt(text)
    found = process.extractOne(form, list(every), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return every[found[0]] if found and len(form) > _SHORTEST else ""
