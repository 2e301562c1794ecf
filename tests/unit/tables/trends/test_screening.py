"""What was planted is found when its months bear it; what is snoozed is set aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.snoozes import Snooze, snooze
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.vocabulary import POLICE
from moorlands_dash.words.trends.screening import items
from tests.opened import built

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

LEEK = "E05007055"


def demo(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def found(home: Path, until: str, standing: str) -> list[tuple[str, str, str]]:
    frame = demo(home, "what-changed", until=until).frame
    rows = items(frame, standing)
    return list(zip(rows["ward_name"], rows["category"], rows["verdict"], strict=True))


CHECKLEY = ("Checkley", "vehicle_crime", "more")

LEEK_NORTH = ("Leek North", "damage_arson", "more")


def test_the_step_in_checkley_is_new_once_its_months_differ_from_chance(demo_home: Path) -> None:
    # Planted from July 2024, when the month had 5 and the next 4: no more than before. 12 came in
    # September: new at once among the police's, whom the partners' many categories don't hide.
    for month in ("2024-06", "2024-08"):
        for standing in ("new", "early sign"):
            assert CHECKLEY not in found(demo_home, month, standing)
    for month in ("2024-09", "2024-10"):
        assert found(demo_home, month, "new") == [CHECKLEY]


def test_the_hotspot_in_leek_north_is_an_early_sign_at_once_and_new_in_its_second_month(
    demo_home: Path,
) -> None:
    assert found(demo_home, "2025-09", "new") == []
    assert LEEK_NORTH not in found(demo_home, "2025-09", "early sign")
    assert found(demo_home, "2025-10", "early sign")[0] == LEEK_NORTH
    assert LEEK_NORTH in found(demo_home, "2025-11", "new")


def test_what_lasts_becomes_the_usual(demo_home: Path) -> None:
    assert CHECKLEY not in found(demo_home, "2026-09", "new")


def test_the_family_is_printed_and_a_chosen_period_looks_back_like_until(demo_home: Path) -> None:
    until = demo(demo_home, "what-changed", until="2024-09")
    period = Period(date(2023, 10, 1), date(2024, 9, 1))
    chosen = demo(demo_home, "what-changed", period=period)
    pd.testing.assert_frame_equal(until.frame, chosen.frame)
    assert f"Of {len(until.frame)} looked at" in until.sentence
    assert any(note.startswith(f"{len(until.frame)} tests were made") for note in until.notes)
    police = int(until.frame["category"].isin(POLICE).sum())
    assert 0 < police < len(until.frame)
    together = next(note for note in until.notes if "false-discovery control" in note)
    assert f"made together: {police} of the police force, " in together


def snoozed(home: Path, month: date, until: date | None) -> None:
    entry = Snooze(
        ward_code=str(
            demo(home, "what-changed", until="2025-11")
            .frame.query("ward_name == 'Leek North'")["ward_code"]
            .iloc[0]
        ),
        category="damage_arson",
        verdict="more",
        month=month,
        until=until,
        reason="Known to the team",
        snapshot="s",
    )
    snooze(entry, home)


def test_a_snooze_holds_until_the_item_changes(own_home: Path) -> None:
    snoozed(own_home, date(2025, 11, 1), None)
    assert LEEK_NORTH not in found(own_home, "2025-11", "new")
    assert LEEK_NORTH not in found(own_home, "2026-02", "new")
    frame = demo(own_home, "what-changed", until="2026-02").frame
    aside = items(frame, "new", snoozed=True)
    assert aside["snooze_reason"].tolist() == ["Known to the team"]


def test_a_snooze_of_an_item_that_was_away_meanwhile_has_lapsed(own_home: Path) -> None:
    # In September 2025 nothing was listed there: a snooze of August says nothing of November.
    snoozed(own_home, date(2025, 8, 1), None)
    assert LEEK_NORTH in found(own_home, "2025-11", "new")


def test_a_snooze_until_a_day_lapses_with_it(own_home: Path) -> None:
    later = date.today().replace(year=date.today().year + 3)
    snoozed(own_home, date(2025, 11, 1), later)
    assert LEEK_NORTH not in found(own_home, "2025-12", "new")


def test_a_partners_category_is_screened_only_with_all_its_months(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    months = [add_months(date(2024, 1, 1), place) for place in range(18)]
    rows = covered(Period(months[0], months[-1]))
    snapshot = publish(
        coverage=[*rows, *(("litter", month, 1) for month in months[6:])],
        areas=[(LEEK, "Leek North", "ward", "E07000198")],
        ward_counts=[(LEEK, month, key, 3) for month in months for key in ("burglary", "litter")],
    )
    frame = tables.build("what-changed", snapshot, settings, Selection()).frame
    assert set(frame["category"]) == {"burglary"}
