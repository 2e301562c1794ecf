"""Road collisions with injury (STATS19), as the Department for Transport publishes them.

A national file: rows of other forces' areas are counted and not taken in.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts import contracts, moments, occurrences, stands_for
from moorlands_dash.extracts.blanks import without_noughts
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.rules import Rule
from moorlands_dash.extracts.tabular import read_table
from moorlands_dash.partnership import Settings
from moorlands_dash.sources.stats19 import COLLISIONS as LAYOUT

SEVERITIES = {"1": "Fatal", "2": "Serious", "3": "Slight"}

_ABSENT = "-1"
"""How the Department writes that a cell is not known, beside what all readers take as blank."""
_INDEX = "This is not a collision's index. It is letters and digits, such as 2025211234567."
_TWICE = "The index is already used above. Keep one row for each collision."
_DISTRICT = "This is not a district's ONS code. It is a letter and eight digits: E07000198."
_SEVERITY = "This is not a severity. It is 1 (fatal), 2 (serious) or 3 (slight)."
_DATE = "This is not a day of the calendar. The Department writes day/month/year: 30/09/2025."
_TIME = "This is not a time of day. The Department writes hours and minutes: 08:15."
INDEX = r"[0-9A-Za-z]{5,20}"


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a collision, and write those of the force's districts to `out`.

    The file stands for whole years, the last one up to its latest month with a row anywhere
    (a provisional release is half a year), unless its name says for which months. Raises Refusal
    for a file that lacks a column.
    """
    texts, sifting = read_table(source, LAYOUT.columns, LAYOUT.optional, settings, progress)
    _refuse_no_severity(source, texts)
    sifting.notices.clear()
    neat = _neat(texts)
    known = contracts.text_columns(
        date=[contracts.matches(r"[0-9]{2}/[0-9]{2}/[0-9]{4}", _DATE), _calendar()],
        local_authority_ons_district=[contracts.area_code()],
    )
    rows = sifting.sift(neat, known)
    sound = sifting.sound(rows)
    days = _days(sound["date"])
    codes = {*settings.district.all_codes, *settings.districts.values()}
    ours = rows["local_authority_ons_district"].isin(codes)
    found = _sifted(rows[ours], sifting, source.name)
    judged = occurrences.judged("collisions", found, sifting, out, ())
    named = stands_for.named_months(source.name)
    judged.elsewhere = int((~ours[sound.index]).sum())
    months = stands_for.months(LAYOUT.months, named, occurrences.months_of(days))
    judged.covers = [("collisions", each) for each in months]
    _tell(judged, settings)
    return judged


def _refuse_no_severity(source: SourceFile, texts: pd.DataFrame) -> None:
    if (texts[["collision_severity", "legacy_collision_severity"]] == "").all(axis=None) and len(
        texts
    ):
        raise Refusal(
            source.name,
            "The column “collision_severity” is missing or empty.",
            "Send the file as published; data/README.md shows the layout.",
            "collision_severity",
        )


def _neat(texts: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with what isn't known blank, and one severity of two columns."""
    neat = texts.where(texts != _ABSENT, "")
    legacy = neat["legacy_collision_severity"]
    severity = neat["collision_severity"]
    one = neat.assign(collision_severity=severity.where(severity != "", legacy))
    return without_noughts(one, _PAIRS)


def _calendar() -> Rule:
    return Rule(lambda texts: _days(texts).notna(), error=_DATE)


def _days(texts: pd.Series) -> pd.Series:
    return pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")


def _sifted(rows: pd.DataFrame, sifting: Sifting, name: str) -> pd.DataFrame:
    """Return our rows that keep the rules, with the columns of the part."""
    checks = occurrences.place_checks()
    rows = sifting.sift(
        rows,
        contracts.text_columns(
            collision_index=[contracts.matches(INDEX, _INDEX)],
            time=[contracts.matches(r"|(?:[01][0-9]|2[0-3]):[0-5][0-9]", _TIME)],
            collision_severity=[contracts.matches("[123]", _SEVERITY)],
            longitude=checks["longitude"],
            latitude=checks["latitude"],
            location_easting_osgr=checks["easting"],
            location_northing_osgr=checks["northing"],
        ),
    )
    rows = sifting.sift(rows, occurrences.place_contract(*_PAIRS))
    written = _days(rows["date"]).dt.strftime("%Y-%m-%d").astype("str")
    written = written.where(rows["time"] == "", written + " " + rows["time"])
    rows = moments.dated(rows.assign(moment=written), ["moment"])
    rows = rows.assign(begun_at=occurrences.days_and_times(rows["moment"]))
    named = stands_for.named_months(name)
    timely = occurrences.time_contract("date", "", date.today(), named)
    rows = sifting.sift(rows, timely, of={"begun_at": "date"})
    sifting.repeats = frozenset({_TWICE})
    rows = sifting.sift_last(rows, contracts.unique(("collision_index",), _TWICE))
    return _typed(rows)


_PAIRS = (("longitude", "latitude"), ("location_easting_osgr", "location_northing_osgr"))


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    times = occurrences.when(rows["moment"], pd.Series("", index=rows.index, dtype="str"))
    grid = {"location_easting_osgr": "easting", "location_northing_osgr": "northing"}
    longitude, latitude = occurrences.degrees(rows.rename(columns=grid))
    return times.assign(
        reference=rows["collision_index"],
        category="collisions",
        subcategory=rows["collision_severity"].map(SEVERITIES),
        longitude=longitude,
        latitude=latitude,
        district=rows["local_authority_ons_district"],
    )


def _tell(judged: Judged, settings: Settings) -> None:
    if judged.elsewhere:
        judged.notices.append(
            f"{judged.elsewhere:,} rows tell of collisions outside the districts of "
            f"{settings.force.called}: counted, and not taken in."
        )
