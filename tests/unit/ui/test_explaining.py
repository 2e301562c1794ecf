"""Words that can be pressed: each once a page, and nothing of a file as HTML."""

from __future__ import annotations

import re

from moorlands_dash.partnership import load_settings
from moorlands_dash.ui.explaining import Explaining


def test_a_word_opens_its_meaning_where_it_first_stands() -> None:
    explaining = Explaining(load_settings())
    first = explaining.words("Lower than usual: <b>x</b>, behind its milestone.")
    second = explaining.words("Close to its milestone; the baseline.")
    opened = re.findall(r'popovertarget="([\w-]+)"', first + second)
    assert opened == ["means-lower-than-usual", "means-milestone", "means-baseline"]
    assert "&lt;b&gt;x&lt;/b&gt;" in first
    assert re.sub("<[^>]+>", "", second) == "Close to its milestone; the baseline."
    beneath = explaining.beneath()
    assert re.findall(r'id="([\w-]+)"', beneath) == opened
    assert "<b>Milestone</b> Where a target should stand by now" in beneath


def test_a_page_without_such_words_has_nothing_to_open() -> None:
    explaining = Explaining(load_settings())
    assert explaining.words("Nothing & no one") == "Nothing &amp; no one"
    assert explaining.beneath() == ""
