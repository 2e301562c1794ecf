"""Our district among all partnerships of which offences and residents are loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from moorlands_dash.districts.partnerships import (
    districts_by_key,
    names_by_key,
    partnership_code,
)
from moorlands_dash.measures.comparison.others import compared, with_people
from moorlands_dash.measures.comparison.partnerships import partnership_counts
from moorlands_dash.measures.comparison.quarters import quarter_spreads
from moorlands_dash.measures.comparison.recorded import TOTAL, Area, quarter_period
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.others import OFFENCES
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.populations import residents_alike
from moorlands_dash.tables.request import Request
from moorlands_dash.words.comparison import strips as words
from moorlands_dash.words.standing import others_note

_NAME = "comparison-partnerships"


def partnerships(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return ours and every other partnership per offence group, with what ours is against it."""
    request = Request(snapshot, settings, selection)
    official = Official(request)
    quarters = official.quarters
    frame = empty(_NAME)
    if quarters is not None:
        found = beside_ours(official, quarters, _others(official, settings))
        frame = frame if found.empty else only(_NAME, found)
    table = request.table(
        _NAME,
        frame,
        title=f"Recorded crime in {settings.district.name} and other partnerships",
        period=official.period,
        sentence=words.strips_sentence(frame, settings.district.code, TOTAL),
        notes=[words.WHOSE, *official.notes(), others_note(frame)],
    )
    return replace(table, counted=OFFENCES)


def beside_ours(official: Official, quarters: range, keys: Iterable[str]) -> pd.DataFrame:
    """Return ours and the partnerships of some keys with rates, spreads and verdicts.

    No row where none of them has residents that are loaded, or ours hasn't.
    """
    ours = official.request.settings.district.code
    people = _residents(official.request, keys, quarters)
    others = people[people["area_code"] != ours]
    if others.empty or len(others) == len(people):
        return pd.DataFrame()
    areas = {
        str(row["key"]): Area(str(row["area_code"]), str(row["area_name"]), "district")
        for row in others.to_dict("records")
    }
    own = official.counts(quarters).drop(columns=["population", "population_year"])
    counts = partnership_counts(official.recorded, quarters, areas)
    both = pd.concat([own[own["area_code"] == ours], counts], ignore_index=True)
    both = with_people(both, people.drop(columns=["key", "area_name"]))
    spread = both["group"].map(quarter_spreads(official.recorded, quarters))
    return compared(both.assign(**{SPREAD: spread}), ours)


def _others(official: Official, settings: Settings) -> list[str]:
    """Return the keys of the partnerships that the settings compare ours with."""
    own = set.union(*official.recorded.names.partnerships)
    ours = {settings.district.code, *settings.district.codes}
    chosen = settings.comparators.districts
    asked = {settings.districts.get(name) for name in chosen}
    return [
        key
        for key, codes in districts_by_key().items()
        if key not in own and not ours & set(codes) and ("*" in chosen or asked & set(codes))
    ]


def _residents(request: Request, keys: Iterable[str], quarters: range) -> pd.DataFrame:
    """Return `key area_code area_name population ...` of us and those whose residents are known.

    A partnership of several districts has their sum, where all are loaded; ours has no key.
    """
    ours = request.settings.district
    codes = {"": (ours.code,)} | {key: districts_by_key()[key] for key in keys}
    end = quarter_period(quarters[0], quarters[-1]).end
    asked = [code for own in codes.values() for code in own]
    people = residents_alike(request, asked, end).set_index("area_code")
    known = {key: people.loc[list(own)] for key, own in codes.items()}
    return pd.DataFrame(
        [
            {
                "key": key,
                "area_code": _code(key, codes[key]),
                "area_name": names_by_key()[key] if key else ours.name,
                "population": rows["population"].sum(),
                "population_year": rows["population_year"].min(),
                "population_source": rows["population_source"].iloc[0],
            }
            for key, rows in known.items()
            if rows["population"].notna().all()
        ],
        columns=["key", "area_code", "area_name", *people.columns],
    )


def _code(key: str, districts: tuple[str, ...]) -> str:
    """Return the code of the one district, else the partnership's own, else its districts'."""
    if len(districts) == 1:
        return districts[0]
    return partnership_code(names_by_key()[key]) or "+".join(districts)
