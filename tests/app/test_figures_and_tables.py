"""Every number that a figure draws stands in its table: headed, and what is one point's in one row.

The tables are switched on as a reader does it. A number stands there where a cell writes it,
rounded no more than the eye could see in the figure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open, bodies, unfolded
from tests.app.drawn import (
    ACROSS,
    Trace,
    areas,
    in_turn,
    listed_rows,
    told,
    traces,
    values_in,
)
from tests.app.standing import missed
from tests.app.test_pages import FROM_ZERO, PAGES, tables_of
from tests.app.written import Shown, shown

CASES: list[tuple[str, dict[str, Any]]] = [
    *((page, {}) for page in PAGES if page not in ("my_ward", "compare_wards", "hotspots")),
    ("my_ward", {"ward": "Leek North"}),
    ("compare_wards", {"wards": ["Dane", "Leek West"]}),
    ("ward_map", {"ward": "Leek West", "measure": "Count"}),
    ("ward_map", {"measure": "Change against usual"}),
    ("trends", {"what": "Deliberate fires"}),
    ("all_wards", {"what": "Burglary"}),
    ("hotspots", {"what": "Criminal damage and arson"}),
    ("hotspots", {"what": "Shoplifting", "show": "Change"}),
]
"""Page and link: every page, and what some show only where it is asked for.

Of all incidents together the hotspots have more cells than a page lists; its download has all.
"""
ALSO = {"fan_": ("forecast", "targets"), "promise_fan": ("promise",)}
"""Beginning of a figure's key -> tables that it draws from beside the one of `TABLE_OF`."""
BY_MEASURE = {"Count": "ward-counts", "Change against usual": "ward-change"}
"""Choice of the ward map -> its table, where it isn't that of the rates."""
LISTS = {
    "all_wards": ("mt-every", "all-wards"),
    "hotspots": ("mt-hotspots", "hotspot-places"),
    "ward_map": ("mt-rank", "ward-rates"),
    "year_end": ("mt-ledger", "year-end"),
}
"""Page -> the class of a list in HTML that shows numbers, and the table that holds them."""
AT_ONE = ("comparison-corners", "ward-denominators_", "comparison-denominators_")
"""Figures on whose axes 1 is where nothing differs."""


@pytest.mark.parametrize(
    ("page", "link"),
    CASES,
    ids=[" ".join([page, *map(str, link.values())]) for page, link in CASES],
)
def test_every_number_that_a_figure_draws_stands_in_its_table(
    demo_home: Path, open_page: Open, page: str, link: dict[str, Any]
) -> None:
    found = lost(unfolded(open_page(demo_home, page, **link)), page, link)
    assert not found, "\n".join(found)


def test_the_days_and_hours_of_one_cell_stand_in_their_table(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "hotspots", what="Fly-tipping", cells="1,000 m")
    app.selectbox(key="cell").select_index(1).run()
    assert {"cell_hours", "hotspot_hours"} <= {figure.key for figure in app.get("plotly_chart")}
    found = lost(app, "hotspots", {})
    assert not found, "\n".join(found)


def lost(app: AppTest, page: str, link: dict[str, Any]) -> list[str]:
    """Return what is drawn on a page and stands in none of the figure's tables."""
    figures = [*figures_on(app, link), *list_on(app, page, link)]
    tables = opened(app) if figures else {}
    return [
        f"{key}, {trace.name or 'its points'}: {', '.join(missing)} in {' or '.join(names)}"
        for key, names, drawn in figures
        for trace in drawn
        if (missing := missed(trace, [tables[name] for name in names if name in tables]))
    ]


def figures_on(app: AppTest, link: dict[str, Any]) -> Iterator[tuple[str, list[str], list[Trace]]]:
    """Yield each figure of a page: its key, its tables, and what it draws."""
    for figure in app.get("plotly_chart"):
        spec = json.loads(figure.proto.spec)
        drawn = [valued(str(figure.key), trace) for trace in traces(spec)]
        yield str(figure.key), belonging(str(figure.key), link), [*drawn, *written_in(spec)]
    for deck in app.get("deck_gl_json_chart"):
        yield str(deck.key), belonging(str(deck.key), link), [areas(deck.proto.json)]


def list_on(
    app: AppTest, page: str, link: dict[str, Any]
) -> Iterator[tuple[str, list[str], list[Trace]]]:
    """Yield the lists in HTML of a page as its figures are: tables, and the rows of targets."""
    for body in bodies(app):
        if row := re.match(r'<article class="mt-row" id="([^"]+)"', body):
            words = {"of": [(row[1],)]}
            found = values_in(re.sub("<h2>.*?</h2>", " ", body))
            yield (
                "mt-row",
                ["targets"],
                [Trace(f"the row {row[1]!r}", in_turn("said", [found]), words)],
            )
    look, table = LISTS.get(page, ("", ""))
    for body in bodies(app) if look else ():
        if re.search(rf'<table class="[^"]*\b{look}\b', body):
            name = BY_MEASURE.get(str(link.get("measure")), table)
            # The left cell of the ward map's list is the order of its rows.
            yield look, [name], list(listed_rows(body, after=int(look == "mt-rank")))


def written_in(spec: dict[str, Any]) -> Iterator[Trace]:
    """Yield the numbers that are written beside what is drawn, such as a line's last value."""
    for words in told(spec):
        if re.fullmatch(r"<b>\d+</b>", words):
            continue  # Which event of the list beneath a line stands for.
        for found in values_in(words):
            yield Trace(f"the words {words!r}", {"words": [found]})


def belonging(key: str, link: dict[str, Any]) -> list[str]:
    """Return the tables that hold what a figure shows."""
    names = tables_of(key)
    names += [name for start, more in ALSO.items() if key.startswith(start) for name in more]
    return [BY_MEASURE[link["measure"]]] if key == "ward_map_0" and "measure" in link else names


def valued(key: str, trace: Trace) -> Trace:
    """Return a trace without what is drawn and is no value, and with the target that it is of."""
    found = dict(trace.numbers)
    if key == "compare_rates":  # Which row a theme stands in, its wards beside each other.
        found.pop("y", None)
    if key.startswith("reliability") and not trace.words and len(trace) == 2:
        found = {}  # The line on which chances are kept: as many met as was said.
    if key == "season_months" and trace.name == ACROSS:
        found = {}  # A usual month is 100, whatever the series.
    if key == "standing-watch" and trace.name == ACROSS:
        assert {one.value for one in found.pop("x")} == {1.0}  # Where both rates are the same.
    if key.startswith(AT_ONE) and trace.name == ACROSS:  # Where both rates, or both years, meet.
        assert {one.value for side in found.values() for one in side if one} == {1.0}
        found = {}
    if key.startswith("promise_others"):
        if trace.name == ACROSS:  # What is promised: a line for reference.
            found = {}
        found.pop("y", None)  # Which place a year has in its stack.
    words = dict(trace.words)
    if key.startswith(FROM_ZERO) and "x" in words:  # Every line starts from 0 before the year.
        starts = {0, len(trace) - 1} if trace.band else {0}
        starts = {at for at in starts if words["x"][at] == words["x"][0]}
        found = {
            side: [
                None if at in starts and one and not one.value else one
                for at, one in enumerate(values)
            ]
            for side, values in found.items()
        }
    if key.startswith("promise_fan") and "x" in words:
        words["x"] = [() if said == words["x"][0] else said for said in words["x"]]
    start, _, target = key.partition("_")
    if start in ("fan", "waves"):
        words["of"] = [(target,)] * len(trace)
    return Trace(trace.name, found, words, trace.band)


def opened(app: AppTest) -> dict[str, Shown]:
    """Return every table of a page by its name, switched on; of several behind one choice each."""
    found = switched_on(app)
    if any(box.key == "behind" for box in app.selectbox):
        for name in app.selectbox(key="behind").options:
            app.selectbox(key="behind").select(name).run()
            found |= switched_on(app)
    return found


def switched_on(app: AppTest) -> dict[str, Shown]:
    for toggle in app.toggle:
        if str(toggle.key).startswith("table_"):
            toggle.set_value(True)
    app.run()
    assert not app.exception
    return dict(tables_on(app))


def tables_on(app: AppTest) -> Iterator[tuple[str, Shown]]:
    """Yield each table by its name: it stands after the button that downloads it, or before it."""
    name, last = "", None
    for element in flat(app.main):
        if element.type == "download_button" and element.key.startswith("download_"):
            name = element.key.removeprefix("download_")
            if last is not None:
                yield name, last
            last = None
        elif element.type == "caption":
            name = ""
        elif element.type == "html" and '<table class="mt-table"><caption>' in element.proto.body:
            last = shown(element.proto.body)
            if name:
                yield name, last
                last, name = None, ""


def flat(block: Any) -> Iterator[Any]:
    """Yield the elements of a page in their order."""
    for child in block.children.values():
        yield from flat(child) if hasattr(child, "children") else (child,)
