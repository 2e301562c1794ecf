"""A selection in a link is the selection that comes back, whatever it chooses."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.periods import Period
from moorlands_dash.tables.model import Selection, SelectionError
from moorlands_dash.tables.query import as_query, as_selection

MONTHS = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(lambda day: day.replace(day=1))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
CHOSEN = st.builds(
    Selection,
    period=st.none() | st.tuples(MONTHS, MONTHS).map(lambda ends: Period(min(ends), max(ends))),
    category=WORDS,
    area=st.none() | WORDS,
    wards=st.lists(WORDS, max_size=4).map(tuple),
    until=st.none() | WORDS,
    claim=WORDS,
    cell=st.none() | WORDS,
)


@given(CHOSEN)
def test_what_a_link_carries_is_what_was_chosen(selection: Selection) -> None:
    link = urlencode(as_query(selection))
    assert as_selection(parse_qsl(link, keep_blank_values=True)) == selection


def test_a_link_names_what_is_chosen_and_no_more() -> None:
    assert as_query(Selection()) == []
    year = Period(date(2025, 4, 1), date(2026, 3, 1))
    assert as_query(Selection(year, "burglary", wards=("Dane", "Leek West"))) == [
        ("from", "2025-04"),
        ("to", "2026-03"),
        ("wards", "Dane"),
        ("wards", "Leek West"),
        ("category", "burglary"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        [("from", "2025-04")],
        [("to", "2025-04")],
        [("from", "2025-13"), ("to", "2026-01")],
        [("from", "2026-01"), ("to", "2025-01")],
        [("claim", "x" * 1001)],
    ],
)
def test_what_cannot_be_read_is_said(query: list[tuple[str, str]]) -> None:
    with pytest.raises(SelectionError):
        as_selection(query)


def test_names_that_are_not_a_selections_are_left_to_others() -> None:
    assert as_selection([("table", "all-wards"), ("period", "x"), ("nothing", "y")]) == Selection()
