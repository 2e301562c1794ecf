"""Which words of a sentence are explained, and that the glossary has each."""

from __future__ import annotations

from moorlands_dash.partnership import load_settings
from moorlands_dash.words.data.explained import PHRASES, explained_words, meanings

SAID = "Leek: higher than usual, 122.6 per 1,000 residents; usual ups and downs. Higher than usual."


def test_a_sentence_stays_as_it_is_whatever_is_explained_in_it() -> None:
    pieces = list(explained_words(SAID))
    assert "".join(piece for piece, _ in pieces) == SAID
    assert [(piece, term) for piece, term in pieces if term] == [
        ("higher than usual", "higher than usual"),
        ("per 1,000 residents", "Rate per 1,000"),
        ("usual ups and downs", "Usual ups and downs"),
        ("Higher than usual", "higher than usual"),
    ]


def test_a_part_of_a_word_is_none() -> None:
    for text in ("milestones", "sub-baseline", "", "Nothing here."):
        assert [term for _, term in explained_words(text) if term] == []


def test_each_phrase_and_each_status_has_a_meaning() -> None:
    known = meanings(load_settings())
    assert set(PHRASES.values()) <= known.keys()
    assert all(known[term].endswith(".") for term in PHRASES.values())
    assert known["at risk"] == "The chance is 20% to under 50%."
