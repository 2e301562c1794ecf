"""What became of crimes: the demonstration's planted truth, and the real months adding up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from demonstration import truths
from moorlands_dash import tables
from moorlands_dash.measures import verdicts
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.vocabulary import ALL_CRIME, category_keys
from tests.conftest import SHARED
from tests.opened import built, opened

LATEST = Period(date(2026, 7, 1), truths.PERIOD.end)
JANUARY_ON = Period(date(2025, 1, 1), date(2025, 9, 1))


def demo(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def district_crimes(snapshot: Snapshot, period: Period, settings: Settings) -> int:
    """Return the district's crimes by the counts that every other page shows."""
    keys = category_keys(ALL_CRIME)
    found = snapshot.district_counts(period, keys, settings.force.name)
    return int(found.loc[found["district"] == settings.district.name, "count"].sum())


def test_new_months_in_which_charges_seem_to_fall_are_too_new_to_say(
    demo_home: Path, settings: Settings
) -> None:
    snapshot = opened(demo_home)
    now, before = (
        snapshot.incidents(period, category_keys(ALL_CRIME), None, ["outcome"])["outcome"]
        for period in (LATEST, LATEST.shifted(-12))
    )
    # Naively, crimes under investigation rose from none to a fifth and no suspect fell by a fifth.
    assert (before == "Under investigation").sum() == 0
    assert (now == "Under investigation").mean() > 0.15
    found = demo(demo_home, "outcomes", period=LATEST)
    assert set(found.frame["verdict"]) == {verdicts.CANNOT_TELL}
    assert found.frame["share"].isna().all()
    assert "too new to say" in found.sentence
    whole = found.frame[found.frame["category"] == ALL_CRIME].iloc[0]
    assert whole["too_new"] == whole["crimes"] == district_crimes(snapshot, LATEST, settings)


def test_of_crimes_old_enough_nothing_has_changed_by_year_or_ward(demo_home: Path) -> None:
    found = demo(demo_home, "outcomes")
    assert found.period == Period(date(2025, 4, 1), date(2026, 3, 1))
    assert not set(found.frame["verdict"]) & {verdicts.MORE, verdicts.FEWER}
    assert "No share differs clearly from the same months a year before." in found.sentence
    assert "Crimes from April to September 2026 are too new to say." in found.sentence
    wards = demo(demo_home, "outcomes-wards").frame
    assert set(wards["verdict"]) <= {verdicts.NO_CLEAR_DIFFERENCE, verdicts.TOO_FEW}
    # The plain shares of a ward of shops and of one of villages are two to one, by chance and mix.
    told = wards[wards["told"] >= 100]
    assert told["share"].max() > 2 * told["share"].min()


def test_parts_add_up_to_the_crimes_that_every_page_counts(
    demo_home: Path, settings: Settings
) -> None:
    frame = demo(demo_home, "outcomes", period=Period(date(2025, 10, 1), date(2026, 9, 1))).frame
    for _, rows in frame.groupby("category"):
        assert rows["count"].sum() + rows["too_new"].iloc[0] == rows["crimes"].iloc[0]
    each = frame.drop_duplicates("category").set_index("category")["crimes"]
    assert each.drop(ALL_CRIME).sum() == each[ALL_CRIME]
    period = Period(date(2025, 10, 1), date(2026, 9, 1))
    assert each[ALL_CRIME] == district_crimes(opened(demo_home), period, settings)


def test_as_it_stood_then_the_months_before_were_too_new(demo_home: Path) -> None:
    found = demo(demo_home, "outcomes", until="2025-09")
    assert found.period == Period(date(2024, 4, 1), date(2025, 3, 1))
    assert "Crimes from April to September 2025 are too new to say." in found.sentence


def test_what_is_no_crime_of_the_police_has_no_outcome(demo_home: Path) -> None:
    for category in ("anti_social_behaviour", "fires_deliberate"):
        found = demo(demo_home, "outcomes", category=category)
        assert found.frame.empty
        assert "Choose one of them" in found.sentence


def test_few_crimes_of_a_ward_are_told_as_numbers(demo_home: Path) -> None:
    found = demo(demo_home, "outcomes", category="burglary", area="Dane")
    assert "none led to a charge or summons" in found.sentence
    assert "%" not in found.sentence


def real_crimes() -> pd.DataFrame:
    """Return the district's crimes of the real months, read as they stand in the files."""
    paths: Sequence[Path] = [
        SHARED / f"extracts/police.uk/{month:%Y-%m}/{month:%Y-%m}-staffordshire-street.csv"
        for month in JANUARY_ON
    ]
    rows = pd.concat([pd.read_csv(path) for path in paths])
    ours = rows["LSOA name"].fillna("").str.startswith("Staffordshire Moorlands ")
    return rows[ours & (rows["Crime type"] != "Anti-social behaviour")]


@pytest.mark.parametrize(("as_at", "told_months"), [("2026-09", 9), ("2025-09", 3)])
def test_all_crimes_of_the_real_months_add_up(
    real_home: Path, settings: Settings, as_at: str, told_months: int
) -> None:
    rows = real_crimes()
    assert len(rows) == 4050
    # One was published again in a later month: counted once, with its newest outcome.
    crimes = rows.drop_duplicates("Crime ID")
    assert len(crimes) == 4049
    given = settings.outcomes.model_copy(update={"as_at": {"*-street.csv": as_at}})
    asked = settings.model_copy(update={"outcomes": given})
    found = tables.build("outcomes", opened(real_home), asked, Selection(period=JANUARY_ON))
    whole = found.frame[found.frame["category"] == ALL_CRIME]
    told = crimes[crimes["Month"] < f"2025-{told_months + 1:02d}"]
    assert whole["crimes"].iloc[0] == 4049
    assert whole["told"].iloc[0] == whole["count"].sum() == len(told)
    count = whole.set_index("kind")["count"]
    published = told["Last outcome category"].value_counts()
    assert count["no suspect"] == published["Investigation complete; no suspect identified"]
    assert count["evidence"] in (
        published["Unable to prosecute suspect"],
        published["Unable to prosecute suspect"] + 1,
    )


def test_files_by_themselves_are_too_new_until_somebody_says_when_they_were_downloaded(
    real_home: Path, settings: Settings
) -> None:
    found = tables.build("outcomes", opened(real_home), settings, Selection(period=JANUARY_ON))
    assert (found.frame["told"] == 0).all()
    assert any("nothing says when they were downloaded" in note for note in found.notes)
