"""The tables that set wards beside each other: all of them, or two to four."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.counts import rolling_years
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.rates import with_rates
from moorlands_dash.measures.standing import each_of_few, side_of, standings
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words
from moorlands_dash.tables.wards.my_ward import SHOWN, Cards
from moorlands_dash.tables.wards.years import WardYears, asked_alone, judged
from moorlands_dash.words import usual as usual_words
from moorlands_dash.words.numbers import offered_months
from moorlands_dash.words.standing import together_note
from moorlands_dash.words.wards import compared as words
from moorlands_dash.words.wards import five_words
from moorlands_dash.words.wards import my_ward as my_words
from moorlands_dash.words.wards.ward_map import NO_WARDS
from moorlands_dash.words.wards.years import year_notes

MOST = 4
"""Wards that are compared at once, at most."""


def all_wards(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every ward: its year, the one before, its rate, and the places it may have."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} in every ward"
    if request.covered is None:
        return request.nothing("all-wards", title)
    years = WardYears(request)
    both = years.both(list(request.wards["area_code"]))
    least = settings.thresholds.percent_change_from
    frame = judged(both, pd.Series(True, index=both.index), least)
    together = int(frame["p_value"].notna().sum())
    return request.table(
        "all-wards",
        only("all-wards", frame),
        title=title,
        period=years.covered.period,
        missing=years.missing,
        sentence=words.all_sentence(frame, request.what, years.covered.period, years.missing)
        + offered_months(years.shared),
        notes=[
            f"Compared with {years.before.period}.",
            *my_words.missing_notes(years.missing),
            *usual_words.past_notes(years.covered.period, frame["usual_years"]),
            *five_words.rule_notes(),
            *usual_words.family_notes(together, "wards"),
            *usual_words.alone_notes(frame, "ward_name", together),
            together_note(int(frame["rate_per_1000"].notna().sum())),
            *request.period_notes(years.before.period),
            *total_words(request, years.covered),
            f"Ward map in use: {snapshot.ward_map}.",
        ],
    )


def compare(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the chosen wards theme by theme, and whose rate is clearly above whose."""
    request = Request(snapshot, settings, selection)
    cards = Cards(replace(request, selection=replace(selection, area=None)))
    codes = chosen_wards(request)
    title = f"{words.named([cards.names[code] for code in codes])} beside each other"
    if not cards.years:
        return request.nothing("compare-wards", title)
    frame = cards.rows(codes)
    beside = [with_above(rows) for _, rows in frame.groupby("category", sort=False)]
    frame = pd.concat(beside or [empty("compare-wards")], ignore_index=True)
    chosen = frame[frame["category"] == request.category]
    if chosen.empty and len(frame) and request.covered is not None:
        chosen = with_above(judged_alone(request, codes))
        frame = pd.concat([frame, chosen], ignore_index=True)
    first = cards.first
    return request.table(
        "compare-wards",
        only("compare-wards", frame),
        title=title,
        period=first.covered.period,
        missing=first.missing,
        sentence=words.compare_sentence(chosen, request.what, first.missing)
        + offered_months(first.shared)
        if request.covered is not None or frame.empty
        else request.nothing("compare-wards", title).sentence,
        notes=[
            *year_notes(frame),
            *my_words.missing_notes(first.missing),
            *five_words.rule_notes(len(cards.years) - 1),
            *five_words.rate_notes(),
            words.pairs_note(len(codes)),
            *request.period_notes(),
            f"Ward map in use: {snapshot.ward_map}.",
        ],
        about=[*cards.choices, request.category],
    )


def compare_months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the chosen wards month by month: the year up to each month, per 1,000 residents."""
    request = Request(snapshot, settings, selection)
    names = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    codes = chosen_wards(request)
    title = f"{request.what} in {words.named([names[code] for code in codes])}, year by year"
    if request.covered is None:
        return request.nothing("compare-wards-months", title)
    years = WardYears(request)
    frame = _rolling(years, codes, names)
    return request.table(
        "compare-wards-months",
        only("compare-wards-months", frame),
        title=title,
        period=years.covered.period,
        missing=years.covered.missing,
        sentence=words.rolling_sentence(frame, request.what) if codes else NO_WARDS,
        notes=request.period_notes(),
    )


def chosen_wards(request: Request) -> list[str]:
    """Return the codes of the wards chosen, else of every ward."""
    codes = [
        str(replace(request, selection=replace(request.selection, area=ward)).ward)
        for ward in request.selection.wards
    ]
    found = list(dict.fromkeys(codes))
    if len(found) > MOST:
        raise SelectionError(f"{len(found)} wards are too many to compare: choose up to {MOST}.")
    return found or list(request.wards["area_code"])


def judged_alone(request: Request, codes: list[str]) -> pd.DataFrame:
    """Return the rows of a choice that has no card of its own, such as a single category."""
    both = asked_alone(WardYears(request).both(codes))
    least = request.settings.thresholds.percent_change_from
    frame = judged(both, pd.Series(False, index=both.index), least)
    return frame.assign(words=[my_words.card_sentence(row) for row in frame.to_dict("records")])


def with_above(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of one choice with the names of the wards that each is clearly above.

    Every pair of up to `MOST` wards is tested, all pairs together at 5% (Bonferroni); a single
    pair is judged as a claim of it would be.
    """
    pairs = list(combinations(range(len(rows)), 2)) if len(rows) <= MOST else []
    names = [str(name) for name in rows["ward_name"]]
    above: list[list[str]] = [[] for _ in names]
    if pairs:
        wards = side_of(rows, rows["rate_per_1000"].notna())
        firsts, seconds = ([pair[end] for pair in pairs] for end in (0, 1))
        words = standings(wards.rows(firsts), wards.rows(seconds), each_of_few)
        for (first, second), word in zip(pairs, words, strict=True):
            if word == verdicts.HIGHER:
                above[first].append(names[second])
            if word == verdicts.LOWER:
                above[second].append(names[first])
    return rows.assign(clearly_above=[", ".join(found) for found in above])


def _rolling(years: WardYears, codes: list[str], names: dict[str, str]) -> pd.DataFrame:
    loaded, end = years.request.loaded, years.covered.period.end
    whole = coverage(Period(loaded[0], end), loaded)
    sums = rolling_years(years.series, whole)
    shown = Period(max(add_months(end, 1 - SHOWN), loaded[0]), end)
    sums = sums.reindex(list(shown))[codes]
    months = years.series.reindex(list(shown))[codes].astype("Int64")
    frame = pd.DataFrame(
        {
            "ward_code": [code for code in codes for _ in shown],
            "ward_name": [names[code] for code in codes for _ in shown],
            "category": years.request.category,
            "month": [pd.Timestamp(month) for _ in codes for month in shown],
            "count": pd.array([n for code in codes for n in months[code]], dtype="Int64"),
            "count_12": pd.array([n for code in codes for n in sums[code]], dtype="Float64"),
        }
    )
    people = years.people.set_index("area_code")["population"]
    frame["population"] = frame["ward_code"].map(people)
    rates = with_rates(frame.assign(count=frame["count_12"], complete=frame["count_12"].notna()))
    return rates.assign(count=frame["count"], count_12=frame["count_12"].astype("Int64"))
