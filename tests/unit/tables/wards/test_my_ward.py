"""The tables of a ward's page, on two wards counted by hand and on the planted demonstration."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.opened import opened

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

ALTON, LEEK = "E05007039", "E05007055"

YEAR = Period(date(2024, 10, 1), date(2025, 9, 1))

BEFORE = YEAR.shifted(-12)


def rows(ward: str, category: str, period: Period, total: int) -> list[tuple[Any, ...]]:
    """Return a year's total in two months."""
    return [
        (ward, period.start, category, total // 2),
        (ward, period.end, category, -(-total // 2)),
    ]


COUNTS = [
    *rows(LEEK, "burglary", YEAR, 90),
    *rows(LEEK, "burglary", BEFORE, 40),
    *rows(LEEK, "anti_social_behaviour", YEAR, 42),
    *rows(LEEK, "anti_social_behaviour", BEFORE, 44),
    *rows(LEEK, "drugs", YEAR, 4),
    *rows(LEEK, "drugs", BEFORE, 3),
    *rows(ALTON, "burglary", YEAR, 10),
    *rows(ALTON, "burglary", BEFORE, 10),
]


@pytest.fixture
def two_years(publish: Publish, covered: Covered) -> Snapshot:
    return publish(ward_counts=COUNTS, coverage=covered(BEFORE, YEAR))


def build(name: str, snapshot: Snapshot, settings: Settings, **selection: Any) -> tables.Table:
    return tables.build(name, snapshot, settings, Selection(**selection))


def by_category(table: tables.Table) -> dict[str, dict[Any, Any]]:
    return {row["category"]: row for row in table.frame.to_dict("records")}


def test_each_theme_gets_one_of_the_five_words(two_years: Snapshot, settings: Settings) -> None:
    table = build("my-ward", two_years, settings, area="Leek West")
    found = by_category(table)
    assert (found["theme:theft"]["count"], found["theme:theft"]["count_before"]) == (90, 40)
    words = {key: row["verdict"] for key, row in found.items()}
    assert words["theme:theft"] == "higher than usual"
    assert words["anti_social_behaviour"] == "no clear change"
    assert words["theme:drugs_weapons"] == "too few to say"
    assert found["all"]["usual_years"] == 1
    assert words["all"] == "higher than usual"
    assert table.period == YEAR
    assert table.sentence.startswith(
        "Leek West: 136 police incidents in the 12 months to September 2025, 49 more than the year "
        "before; usually about 87: higher than usual. Higher than usual: Theft and burglary (90, "
        "usually about 40)."
    )


def test_themes_of_which_chance_is_part_are_judged_together(
    two_years: Snapshot, settings: Settings
) -> None:
    found = by_category(build("my-ward", two_years, settings, area=LEEK))
    themes = [row for key, row in found.items() if key != "all"]
    smallest = min(row["p_value"] for row in themes)
    tested = sum(row["p_value"] == row["p_value"] for row in themes)
    assert found["theme:theft"]["p_adjusted"] == pytest.approx(smallest * tested)
    assert found["all"]["p_adjusted"] == found["all"]["p_value"]


def test_the_rate_stands_beside_the_districts(two_years: Snapshot, settings: Settings) -> None:
    row = by_category(build("my-ward", two_years, settings, area=LEEK))["theme:theft"]
    assert row["rate_per_1000"] == pytest.approx(90 / 4)
    assert row["district_rate_per_1000"] == pytest.approx(100 / 5)
    assert row["peers_rate_per_1000"] == pytest.approx(10 / 1)
    assert row["against_peers"] == "higher"
    assert (row["rank_lower"], row["rank_upper"], row["ranked"]) == (1, 1, 2)


def test_a_missing_month_is_cannot_tell(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    hole = date(2024, 3, 1)
    first, rest = Period(BEFORE.start, date(2024, 2, 1)), Period(date(2024, 4, 1), YEAR.end)
    snapshot = publish(ward_counts=COUNTS, coverage=covered(first, rest))
    table = build("my-ward", snapshot, settings, area=LEEK)
    assert set(table.frame["verdict"]) == {"cannot tell"}
    assert table.missing == (hole,)
    assert "no whole file is loaded for March 2024" in table.sentence
    assert table.frame["p_value"].isna().all()


def test_less_than_a_whole_year_tells_no_change(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    short = Period(date(2025, 1, 1), YEAR.end)
    snapshot = publish(ward_counts=COUNTS, coverage=covered(short, short.shifted(-12)))
    table = build("my-ward", snapshot, settings, area=LEEK)
    assert table.period == short
    assert set(table.frame["verdict"]) == {"cannot tell"}
    assert table.frame["rate_per_1000"].notna().any()
    chosen = build("my-ward", snapshot, settings, area=LEEK, period=short)
    assert "cannot tell" not in set(chosen.frame["verdict"])


def test_the_usual_months_need_a_whole_year_before(two_years: Snapshot, settings: Settings) -> None:
    frame = build("my-ward-months", two_years, settings, area=LEEK).frame
    whole = frame[frame["category"] == "all"]
    assert len(whole) == 24
    assert whole["count"].sum() == 136 + 87
    assert whole["usual_upper"].notna().all()


def test_the_year_up_to_each_month(two_years: Snapshot, settings: Settings) -> None:
    frame = build(
        "compare-wards-months", two_years, settings, category="burglary", wards=(LEEK,)
    ).frame
    assert frame["count_12"].isna().sum() == 11
    known = frame.dropna(subset=["count_12"])
    assert known["count_12"].iloc[0] == 40
    assert known["count_12"].iloc[-1] == 90
    assert known["rate_per_1000"].iloc[-1] == pytest.approx(22.5)


def test_the_planted_outbreak_is_the_one_that_is_told(demo_home: Path, settings: Settings) -> None:
    snapshot = opened(demo_home)
    table = build("my-ward", snapshot, settings, area="Leek North")
    words = table.frame.set_index("category")["verdict"]
    assert words["damage_arson"] == "higher than usual"
    # The outbreak lifts the ward's whole count too: some 140 more of about 580.
    assert set(words.index[words == "higher than usual"]) == {"all", "damage_arson"}
    assert "Criminal damage and arson" in table.sentence
    actions = build("ward-actions", snapshot, settings, area="Leek North").frame
    here = actions[actions["where"] == "this ward"]
    assert set(here["action_id"]) == {"leek-north-patrols", "leek-north-lighting"}
    assert (actions["where"] == "this ward").tolist() == sorted(
        actions["where"] == "this ward", reverse=True
    )


def test_the_police_themes_add_up_and_sources_are_never_mixed(
    demo_home: Path, settings: Settings
) -> None:
    table = build("my-ward", opened(demo_home), settings, area="Leek North")
    counts = table.frame.set_index("category")["count"]
    police = [
        "anti_social_behaviour", "theme:violence", "theme:theft", "damage_arson",
        "theme:drugs_weapons", "other_crime",
    ]  # fmt: skip
    assert counts[police].sum() == counts["all"]
    assert {"asb_reported", "collisions", "theme:fires", "theme:environment"} <= set(counts.index)
    assert "theme:asb" not in counts.index
    assert "fire and rescue service" in table.source
