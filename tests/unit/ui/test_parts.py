"""Text is shown by Markdown as it is: no sign of it counts, and no address becomes a link."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.ui.parts import plain

LINKED = re.compile(r"(https?://|www(?=\.))([-.\w]+)", re.IGNORECASE)
MAILED = re.compile(r"(?<!\w)([-.\w+]+)@([-\w]+(?:\.[-\w]+)+)")
"""What mdast-util-gfm-autolink-literal 2.0 looks for in text whose escapes are undone."""
SIGNS = re.compile(r"(?<!\\)(?:\\\\)*[*_{}\[\]()<>#+!|$~:]")


def undone(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize(
    "text",
    [
        "http://evil.example",
        "HTTPS://evil.example/a",
        "www.evil.example",
        "a@evil.example",
        "![x](http://evil.example/x.png) [a](www.evil.example)",
        "http://http://www.www.evil.example",
    ],
)
def test_a_bare_address_is_no_link(text: str) -> None:
    assert LINKED.search(text) or MAILED.search(text)
    shown = undone(plain(text))
    assert not LINKED.search(shown) and not MAILED.search(shown)
    assert shown.replace("\u2060", "") == text


@given(st.text(st.sampled_from("htps:/w.@aW![](){}<>*_#\\ "), max_size=60))
def test_no_sign_counts_and_nothing_is_lost(text: str) -> None:
    shown = plain(text)
    assert not SIGNS.search(shown)
    assert not LINKED.search(undone(shown)) and not MAILED.search(undone(shown))
    assert undone(shown).replace("\u2060", "") == text


def test_a_command_stays_code() -> None:
    assert plain("Run `moorlands-dash load x` (once)") == "Run `moorlands-dash load x` \\(once\\)"
