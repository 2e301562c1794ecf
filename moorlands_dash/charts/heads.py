"""Heads by which a reader sorts a table, and the switch that leaves only the rows that changed.

They stand in the table from the start and say nothing by themselves: `ui/in_browser.js` listens to
them, so sorting asks the server for nothing, and without it the rows keep the order they came in.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from moorlands_dash.measures.verdicts import FEWER, MORE

CHANGED = frozenset({FEWER, MORE, "lower than usual", "higher than usual"})
"""Verdicts that say that something changed."""
FEWEST = 3
"""Rows from which a table can be sorted."""


def sort_head(text: str, beneath: str = "", look: str = "") -> Markup:
    """Return a head that sorts by its column; `beneath` is its unit, `look` its classes."""
    return Markup(
        '<th scope="col"{}><button type="button" class="mt-sort">{}</button>{}</th>'
    ).format(classes(look), text, beneath)


def hidden(words: str) -> Markup:
    """Return the words of a head that is told by what stands beneath it, for who can't see it."""
    return Markup('<span class="mt-hidden">{}</span>').format(words)


def classes(look: str) -> Markup:
    """Return classes as an attribute, or nothing."""
    return Markup(' class="{}"').format(look) if look else Markup()


def changed_mark(verdict: object) -> Markup:
    """Return the attribute of a row whose verdict says that something changed; "" of others."""
    return Markup(" data-changed") if verdict in CHANGED else Markup()


def only_changed(verdicts: Sequence[object]) -> Markup:
    """Return the switch that hides the rows that didn't change, where some did and some not."""
    found = sum(verdict in CHANGED for verdict in verdicts)
    if not 0 < found < len(verdicts):
        return Markup()
    return Markup(
        '<button type="button" class="mt-only" aria-pressed="false">'
        "Only what changed: {} of {}</button>"
    ).format(found, len(verdicts))
