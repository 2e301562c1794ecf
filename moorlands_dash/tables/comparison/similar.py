"""Ours among the districts most like it, and where each group of offences stands and is going."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from moorlands_dash.districts.finding import Meant, meant
from moorlands_dash.districts.partnerships import districts_by_key, names_by_key
from moorlands_dash.districts.register import today, with_code
from moorlands_dash.measures.comparison.corners import changes, corner
from moorlands_dash.measures.comparison.others import compared
from moorlands_dash.measures.comparison.recorded import TOTAL, YEAR
from moorlands_dash.measures.comparison.similar import (
    among_similar,
    similar_together,
)
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.others import OFFENCES
from moorlands_dash.tables.comparison.partnerships import beside_ours
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.frames import empty, framed, only
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.populations import follows_from
from moorlands_dash.tables.request import Request
from moorlands_dash.words.comparison import similar as words
from moorlands_dash.words.comparison.similar import NO_FIGURES, NO_RESIDENTS, SHOWN
from moorlands_dash.words.standing import others_note


@dataclass(frozen=True)
class Alike:
    """A district that is much like ours."""

    rank: int
    """1 is the most alike."""
    code: str
    name: str
    key: str
    """Of its partnership, as recorded crime names it; blank where the register knows none."""
    source: str


def similar_areas(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the districts much like ours, the most alike first, and whether figures are loaded."""
    official = _official(snapshot, settings, selection)
    found, wanted = _beside(official), _wanted(official.request)
    have = set(found["area_code"]) if len(found) else set()
    rows = [
        {
            "rank": each.rank,
            "area_code": each.code,
            "area_name": each.name,
            "standing": _standing(official, each, have),
            "source": each.source,
        }
        for each in wanted
    ]
    frame = framed("similar-areas", rows)
    return official.request.table(
        "similar-areas",
        frame,
        title=f"Districts much like {settings.district.name}",
        sentence=words.areas_sentence(frame, settings.district.name),
        notes=[words.WHO_IS_LIKE_US, *words.list_notes(frame)],
    )


def similar_districts(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return ours among the similar districts per offence group, within or beyond the funnel."""
    official = _official(snapshot, settings, selection)
    found, name = _beside(official), "similar-districts"
    frame = only(name, _ranked(found, official.request)) if len(found) else empty(name)
    areas = similar_areas(snapshot, settings, selection)
    table = official.request.table(
        name,
        frame,
        title=f"Recorded crime in {settings.district.name} and districts much like it",
        period=official.period,
        sentence=words.similar_sentence(frame, areas.frame, settings.district, TOTAL),
        notes=[
            *words.missing_notes(areas.frame),
            words.FUNNEL,
            words.WHO_IS_LIKE_US,
            *words.list_notes(areas.frame),
            *official.notes(),
            others_note(frame),
        ],
    )
    return replace(table, counted=OFFENCES)


def corners(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each offence group: ours beside others, against usual, and its corner of both."""
    official = _official(snapshot, settings, selection)
    quarters = official.quarters
    frame = empty("comparison-corners")
    if quarters is not None:
        frame = only("comparison-corners", _cornered(official, quarters))
    table = official.request.table(
        "comparison-corners",
        frame,
        title=f"Where {settings.district.name} stands, and where it is going",
        period=official.period,
        sentence=words.corners_sentence(frame, TOTAL),
        notes=[*words.corners_notes(frame, TOTAL), *official.notes()],
    )
    return replace(table, counted=OFFENCES)


def _official(snapshot: Snapshot, settings: Settings, selection: Selection) -> Official:
    return Official(Request(snapshot, settings, selection))


def _wanted(request: Request) -> list[Alike]:
    """Return who is like us: the settings' list, else the one that was loaded."""
    found = _named(request.settings) or _listed(request)
    keys = {code: key for key, codes in districts_by_key().items() for code in codes}
    ours = {request.settings.district.code, *request.settings.district.codes}
    return [
        Alike(place, code, name, keys.get(today(code), ""), source)
        for place, (code, name, source) in enumerate(found, 1)
        if today(code) not in ours
    ]


def _named(settings: Settings) -> list[tuple[str, str, str]]:
    """Return code, name and source of the districts that the settings name."""
    found = [(meant(each), each) for each in settings.comparators.similar]
    codes = [code for each, _ in found if isinstance(each, Meant) for code in each.codes]
    return [(code, with_code([code])[0].name, words.IN_SETTINGS) for code in dict.fromkeys(codes)]


def _listed(request: Request) -> list[tuple[str, str, str]]:
    """Return the same of the list that was loaded."""
    rows = request.snapshot.similar_areas()
    district = request.settings.district
    own = rows[rows["area_code"].isin([district.code, *district.codes])]
    columns = ("similar_code", "similar_name", "source")
    listed = own.drop_duplicates("similar_code").sort_values("rank", kind="stable")
    return list(zip(*(listed[name].astype(str) for name in columns), strict=True))


def _beside(official: Official) -> pd.DataFrame:
    """Return ours and the similar districts with rates, verdicts and limits, worked out once."""
    request, quarters = official.request, official.quarters
    keys = tuple(dict.fromkeys(each.key for each in _wanted(request) if each.key))
    if quarters is None or not keys:
        return pd.DataFrame()
    asked = (quarters, keys, repr(request.settings.recorded_crime), follows_from(request))
    found: pd.DataFrame = once(
        request.snapshot, "similar", asked, lambda: _among(official, quarters, keys)
    )
    return found


def _among(official: Official, quarters: range, keys: tuple[str, ...]) -> pd.DataFrame:
    rates = beside_ours(official, quarters, keys)
    return among_similar(rates, official.request.settings.district.code) if len(rates) else rates


def _ranked(found: pd.DataFrame, request: Request) -> pd.DataFrame:
    """Return the frame with each district's `rank`, ours 0, in that order."""
    ranks = {_shown_name(each): each.rank for each in _wanted(request)[::-1] if each.key}
    ours = found["area_code"] == request.settings.district.code
    rank = found["area_name"].map(ranks).mask(ours, 0).astype("Int64")
    return found.assign(rank=rank).sort_values(["group", "rank"], kind="stable")


def _shown_name(each: Alike) -> str:
    """Return the name under which the figures of a similar district are shown."""
    return names_by_key()[each.key]


def _standing(official: Official, each: Alike, have: set[str]) -> str:
    """Return whether figures of a similar district are shown, and what lacks if not."""
    codes = {each.code, today(each.code)}
    if each.key and (codes & have or any(_shown_code(code, each) for code in have)):
        return SHOWN
    reported = set(official.recorded.partners["csp"])
    return NO_RESIDENTS if each.key in reported else NO_FIGURES


def _shown_code(code: str, each: Alike) -> bool:
    """Tell whether a code is that of the partnership that a district is a part of."""
    return set(code.split("+")) == set(districts_by_key()[each.key])


def _cornered(official: Official, quarters: range) -> pd.DataFrame:
    ours = official.request.settings.district.code
    sides = pd.concat(list(_sides(official, quarters, ours)), ignore_index=True)
    together = _judged_together(sides, ours)
    whole = _whole(official, quarters)
    least = official.request.settings.thresholds.percent_change_from
    change = changes(official.recorded, quarters, whole, least)
    change = change.rename(columns={"verdict": "change", "verdict_alone": "change_alone"})
    # All offences are asked by themselves, in both directions.
    frame = together.merge(change.drop(columns=["complete", "count"]), on="group")
    usual = frame["usual"].astype(float)
    return frame.assign(
        times_usual=frame["count"].astype(float) / usual.where(usual > 0),
        complete=frame["complete"] & frame["group"].map(whole).fillna(False).astype(bool),
        corner=[corner(*pair) for pair in zip(frame["verdict"], frame["change"], strict=True)],
    )


def _sides(official: Official, quarters: range, ours: str) -> Iterator[pd.DataFrame]:
    """Yield ours, and the similar districts together, else the country."""
    found = _beside(official)
    if len(found):
        together = similar_together(found, ours)
        if together["complete"].any():
            yield found[found["area_code"] == ours]
            yield together
            return
    both = official.compared(quarters)
    yield both[both["area_code"] == ours]
    yield both[both["level"] == "country"]


def _judged_together(sides: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return our rows with the others' rate: the groups looked at together, all of it alone."""
    kept = ["verdict", "verdict_alone", "ratio", "ratio_lower_95", "ratio_upper_95"]
    total = sides["group"] == TOTAL
    told = pd.concat(
        [
            compared(sides[of].drop(columns=kept, errors="ignore").reset_index(drop=True), ours)
            for of in (~total, total)
        ],
        ignore_index=True,
    )
    other = told[told["area_code"] != ours]
    columns = {"area_name": "against", "rate_per_1000": "against_rate_per_1000"}
    beside = other[["group", *columns, *kept[:1], *kept[2:]]].rename(columns=columns)
    own = told[told["area_code"] == ours].drop(columns=kept)
    return own.merge(beside, on="group")


def _whole(official: Official, quarters: range) -> pd.Series:
    """Return by group whether nothing of ours is missing or set aside, now and the year before."""
    step = YEAR * -(-len(quarters) // YEAR)
    before = range(quarters[0] - step, quarters[-1] - step + 1)
    code = official.request.settings.district.code
    parts = [official.counts(span) for span in (quarters, before)]
    now, then = (part[part["area_code"] == code].set_index("group")["complete"] for part in parts)
    return now & then.reindex(now.index).fillna(False).astype(bool)
