"""One rule, one word: what came of a target reads the same in every table, page and paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.targets.needs import allowed
from moorlands_dash.measures.targets.trajectories import Promise
from moorlands_dash.measures.targets.year_end import QUARTERS, year_results
from moorlands_dash.partnership import Status, load_settings
from moorlands_dash.periods import add_months, financial_year
from moorlands_dash.reports.public.parts import promises
from moorlands_dash.reports.public.year import year_leaflet
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.meetings.overview import section_of
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.targets.outlooks import CountTarget
from moorlands_dash.tables.targets.trajectories import _count_row
from moorlands_dash.tables.targets.year_end import closed_years
from moorlands_dash.words.meetings import leaflets, pack, public, review
from moorlands_dash.words.targets.year_end import target_sentence
from tests.opened import built, opened

YEAR = financial_year(2025)
ENDS = {1: date(2025, 6, 1), 2: date(2025, 9, 1), 3: date(2025, 12, 1)}
SIGNS = {
    "met": re.compile(r"\bmet\b|[Kk]ept it|stayed within"),
    "missed": re.compile(r"\b[Mm]issed\b|passed (its|the year's) limit"),
    "cannot tell": re.compile(r"can't (be told|tell)|[Cc]annot tell|too small to say"),
}
"""How each result may be said; none may be said in the words of another."""
FRACTION = re.compile(r"(no more than|at most|ceiling of|target of|milestone of) [\d,]*\.\d")


def said_of(row: Any, ending: Any) -> dict[str, str]:
    """Return what each paper and page says of a closed target, by where."""
    return {
        "card": str(row["words"]),
        "why": str(row["status_reason"]),
        "pack": pack.likely_sentence(row),
        "fact": pack.chance(row),
        "review": review.how_likely(row),
        "leaflet": leaflets.promise(row, closed=True),
        "summary": public.promise_sentence(row),
        "year end": str(ending["words"]),
    }


def words_told(text: str) -> set[str]:
    """Return which results a text tells."""
    plain = re.sub(r"the survey is too small to say whether .* was met", "too small to say", text)
    plain = plain.replace("met can't be told", "can't be told")
    return {word for word, sign in SIGNS.items() if sign.search(plain)}


def hold(row: Any, ending: Any) -> None:
    """Hold that a closed target's status is its result, and that nothing says another."""
    assert ending["result"] == row["status"]
    for where, text in said_of(row, ending).items():
        told = words_told(text)
        assert told <= {row["status"]}, (where, text)
        if row["status"] != "cannot tell" or where not in ("why", "review", "year end"):
            # Where nothing can be told, some say no more than why.
            assert told == {row["status"]}, (where, text)
        assert not FRACTION.search(text), (where, text)


@st.composite
def closed(draw: st.DrawFn) -> CountTarget:
    """Return a target of a year that is over: its months known, or one of them missing."""
    kind = draw(st.sampled_from(["reduce", "no_worse"]))
    mean = draw(st.sampled_from([0.5, 3.0, 30.0]))
    baseline = draw(st.integers(0, 400))
    limit = draw(st.floats(0, 450))
    seed = draw(st.integers(0, 10_000))
    months = [add_months(YEAR.start, place) for place in range(-36, 12)]
    counts = pd.Series(np.random.default_rng(seed).poisson(mean, len(months)), index=months)
    if draw(st.booleans()):
        counts = counts.drop(draw(st.sampled_from(months[-12:])))
    doubt = draw(st.sampled_from([0, 0, 1, 40]))
    if draw(st.booleans()):
        # As close to the limit as counts come: the promise is settled by one incident.
        limit = counts.iloc[-12:].sum() + draw(st.sampled_from([-1.0, -0.1, 0.0, 0.9]))
    row = pd.Series(
        {
            "target_id": "t", "title": "T", "theme": "theft", "kind": kind, "owner": "Police",
            "measure": "incidents:robbery", "area_code": "E07000198", "baseline": baseline,
            "target": limit, "profile": "seasonal",
        }
    )  # fmt: skip
    promise = Promise(kind, YEAR, max(allowed(limit), 0.0), float(baseline))
    return CountTarget(row, promise, counts, None, YEAR.end, Status(), doubt)


@pytest.mark.slow
@given(closed())
def test_of_simulated_targets_every_output_says_the_same(target: CountTarget) -> None:
    request = SimpleNamespace(snapshot=SimpleNamespace(public=False))
    year = cast("Any", SimpleNamespace(names={}, latest=YEAR.end, request=request, whose=""))
    row = pd.Series(_count_row(year, target))
    frame = pd.DataFrame([row])
    ending = year_results(frame, dict.fromkeys(QUARTERS, frame)).iloc[0]
    missing = target.missing
    ending["words"] = target_sentence(ending, ENDS, missing)
    hold(row, ending)
    so_far = target.counts[[month in YEAR for month in target.counts.index]].sum()
    if not missing and not target.doubt:
        assert row["status"] == ("met" if so_far <= target.promise.target else "missed")
    if so_far > target.promise.target:
        assert row["status"] == "missed"


def test_of_the_demonstration_every_closed_target_reads_the_same(demo_home: Path) -> None:
    settings = load_settings()
    years = closed_years(opened(demo_home), settings)
    assert years
    for label in years:
        targets = built(demo_home, "targets", Selection(year=label))
        ends = built(demo_home, "year-end", Selection(year=label)).frame.set_index("target_id")
        shown = {each.title: each for each in promises("", targets, closed=True).promises}
        overview = built(demo_home, "overview", Selection(year=label)).frame.set_index("target_id")
        for row in targets.frame.to_dict("records"):
            name = row["target_id"]
            hold(row, ends.loc[name])
            assert shown[row["title"]].mark.word.lower() == row["status"]
            assert overview.at[name, "status"] == row["status"]
            assert overview.at[name, "section"] == section_of(row["status"])


@pytest.mark.parametrize("name", ["robbery-2025-26", "weapons-2025-26"])
def test_the_leaflet_of_the_year_says_what_the_year_end_says(demo_home: Path, name: str) -> None:
    ends = built(demo_home, "year-end", Selection(year="2025/26")).frame.set_index("target_id")
    leaflet = year_leaflet(guarded(opened(demo_home), load_settings()), "2025/26")
    told = [
        promise
        for part in leaflet.summary.parts
        for promise in part.promises
        if promise.title == ends.at[name, "title"]
    ]
    assert [promise.mark.word.lower() for promise in told] == [ends.at[name, "result"]]
    assert not FRACTION.search(told[0].words)
    assert f"no more than {ends.at[name, 'target']:.0f}." in told[0].words
