"""The tables of people: latest figures, cohorts by who came in, and what has come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.people.counts import people_due
from tests.people_files import Row, loaded, months, people_text, quarters

YEARS = Period(date(2022, 4, 1), date(2026, 3, 1))
CHANGED = "2025/26"


def offenders() -> list[Row]:
    """Return sixteen quarters: in the last four three times as many of higher risk came in."""
    rows: list[Row] = []
    for quarter in quarters(YEARS):
        higher, lower = (60, 20) if quarter.endswith(CHANGED) else (20, 60)
        rows += [
            (quarter, "offenders_reoffended", "higher", higher // 2, higher),
            (quarter, "offenders_reoffended", "lower", lower // 10, lower),
        ]
    return rows


def monthly() -> list[Row]:
    rows: list[Row] = []
    for place, month in enumerate(months(YEARS)):
        if month != "2025-10":
            rows.append((month, "abuse_referrals", "", 20 + place % 3 + 30 * (place > 44), ""))
        rows.append((month, "asb_repeat_victims", "", 30 + place % 2, 150))
        rows.append((month, "crime_repeat_victims", "", 40 + place % 2, 280))
    return rows


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("people")
    return loaded(folder, {"people.csv": people_text([*offenders(), *monthly()])})


def asked(snapshot: Snapshot, name: str, **chosen: str) -> Table:
    return tables.build(name, snapshot, load_settings(), Selection(**chosen))


def row_of(table: Table, measure: str) -> dict[str, object]:
    frame = table.frame
    return frame[frame["measure"] == measure].iloc[0].to_dict()


def test_the_latest_cohort_is_the_sum_of_its_groups(snapshot: Snapshot) -> None:
    row = row_of(asked(snapshot, "people"), "offenders_reoffended")
    assert (row["count"], row["of"]) == (32, 80)
    assert (row["count_before"], row["of_before"]) == (16, 80)


def test_a_share_that_rose_with_who_came_in_is_said_to_have(snapshot: Snapshot) -> None:
    row = row_of(asked(snapshot, "people"), "offenders_reoffended")
    assert row["share"] == pytest.approx(0.4)
    assert row["share_before"] == pytest.approx(0.2)
    assert row["same_mix"] == pytest.approx(0.4)
    assert row["meaning"] == icons.COMMON
    assert row["verdict"] == "no clear change"
    assert "These are other people" in str(row["words"])
    assert "Who came in moved it by +20.0 points" in str(row["words"])
    assert "no clear difference" in str(row["words"])


def test_referrals_that_rise_stand_out_and_are_neither_good_nor_bad(snapshot: Snapshot) -> None:
    table = asked(snapshot, "people")
    assert row_of(table, "abuse_referrals")["meaning"] == icons.DIFFERENT
    assert "Referrals of domestic abuse stands out as unusual" in table.sentence


def test_measures_that_may_count_the_same_people_are_never_added(snapshot: Snapshot) -> None:
    table = asked(snapshot, "people")
    added = {str(31 + 41), str(30 + 40)}
    told = " ".join([table.sentence, *table.notes, *table.frame["words"]])
    assert not any(number in told.split() for number in added)
    assert any("never added" in note and "Repeat victims of crime" in note for note in table.notes)
    assert set(table.frame["measure"]) == {
        *("offenders_reoffended", "abuse_referrals"),
        *("asb_repeat_victims", "crime_repeat_victims"),
    }


def test_a_month_that_was_not_sent_is_missing_and_not_nought(snapshot: Snapshot) -> None:
    series = asked(snapshot, "people-series").frame
    gap = series[(series["measure"] == "abuse_referrals") & (series["from"] == "2025-10-01")]
    assert gap["count"].isna().all()
    supply = asked(snapshot, "people-supply").frame.set_index("measure")
    assert supply.loc["abuse_referrals", "missing"] == 1
    assert supply.loc["asb_repeat_victims", "missing"] == 0


def test_each_sender_is_due_with_its_next_period(snapshot: Snapshot) -> None:
    rows = {row["sender"]: row for row in people_due(snapshot, load_settings(), date(2026, 6, 20))}
    assert rows["the domestic abuse service"]["state"] == "late"
    assert rows["the domestic abuse service"]["due"] == date(2026, 6, 11)
    assert rows["the probation service"]["state"] == "whole"
    assert rows["the probation service"]["month"] == date(2026, 6, 1)


def test_the_expected_share_goes_with_the_mix(snapshot: Snapshot) -> None:
    series = asked(snapshot, "people-series").frame
    own = series[series["measure"] == "offenders_reoffended"]
    assert own["mean"].iloc[0] == pytest.approx(0.2)
    assert own["mean"].iloc[-1] == pytest.approx(0.4)


def test_cohorts_stand_beside_each_other_group_by_group(snapshot: Snapshot) -> None:
    table = asked(snapshot, "people-cohorts")
    higher, lower = table.frame.to_dict("records")
    assert (higher["count"], higher["of"], higher["of_before"]) == (30, 60, 20)
    assert (lower["count"], lower["of"], lower["of_before"]) == (2, 20, 60)
    assert higher["share"] == higher["share_before"] == pytest.approx(0.5)
    assert "32 of 80 offenders managed together reoffended (40%)" in table.sentence


def test_what_came_later_is_not_known_before(snapshot: Snapshot) -> None:
    row = row_of(asked(snapshot, "people", until="2025-03"), "offenders_reoffended")
    assert row["to"] == pd.Timestamp("2025-03-01")
    assert (row["count"], row["of"]) == (16, 80)


def test_nothing_loaded_says_what_to_load(tmp_path: Path) -> None:
    empty = loaded(tmp_path, {"people.csv": people_text(monthly()[:1])})
    table = asked(empty, "people-cohorts")
    assert table.frame.empty
    assert asked(empty, "people", until="2020-01").sentence.startswith("No counts of people")
