"""Words explained where they stand: a press opens what the glossary says, Escape closes it.

The browser's own popovers do it, without a script: what opens lies above all else, takes the focus
back to the word when it closes, and is no part of the sentence for whoever reads or copies it.
"""

from __future__ import annotations

import re
from functools import cached_property

from markupsafe import Markup

from moorlands_dash.partnership import Settings
from moorlands_dash.words.data.explained import explained_words, meanings


class Explaining:
    """What one page explains: each word where it first stands, so that no page is full of them."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings, whose thresholds some meanings name."""
        self._settings = settings
        self._used: dict[str, str] = {}

    def words(self, text: str) -> Markup:
        """Return text in which the glossary's words can be pressed."""
        return Markup("").join(
            self.word(piece, term) if term and term not in self._used else Markup.escape(piece)
            for piece, term in explained_words(text)
        )

    def word(self, said: str, term: str) -> Markup:
        """Return a word that can be pressed for what an entry of the glossary says."""
        self._used[term] = self._meanings[term]
        return Markup(
            '<button type="button" class="mt-term" popovertarget="{}">{}</button>'
        ).format(_id(term), said)

    @cached_property
    def _meanings(self) -> dict[str, str]:
        return meanings(self._settings)

    def beneath(self) -> Markup:
        """Return what the words open, to stand anywhere on the page."""
        return Markup("").join(
            Markup('<div class="mt-means" id="{}" popover role="note"><b>{}</b> {}</div>').format(
                _id(term), term[:1].upper() + term[1:], meaning
            )
            for term, meaning in self._used.items()
        )


def _id(term: str) -> str:
    return f"means-{'-'.join(re.findall('[a-z0-9]+', term.casefold()))}"
