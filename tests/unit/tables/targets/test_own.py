"""Members' own targets stand beside the shared ones, and count in none of their sums."""

from collections.abc import Callable

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError
from moorlands_dash.tables.targets.year_end import years_with_targets
from tests.unit.tables.targets.test_trajectories import BEFORE, LAST, SO_FAR, monthly, target

Publish = Callable[..., Snapshot]
POLICE = "Staffordshire Police"


def home(publish: Publish, covered: Callable[..., list[tuple]]) -> Snapshot:
    path = {"start": LAST.start, "end": LAST.shifted(48).end, "whose": POLICE, "by_year": ""}
    before = {"baseline_start": BEFORE.start, "baseline_end": BEFORE.end}
    return publish(
        targets=[
            target("burglary", "reduce", "incidents:burglary", 120, 108),
            target("own", "reduce", "incidents:burglary", 120, 20, whose=POLICE),
            target("path", "reduce", "incidents:burglary", 120, 600, **before, **path),
        ],
        district_counts=[
            *monthly(BEFORE, "burglary", 10),
            *monthly(LAST, "burglary", 10),
            *monthly(SO_FAR, "burglary", 6),
        ],
        coverage=covered(BEFORE, LAST, SO_FAR),
    )


def test_the_shared_ones_are_meant_where_nobody_is_named(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    snapshot = home(publish, covered)
    shared = tables.build("targets", snapshot, settings, Selection())
    assert shared.frame["target_id"].tolist() == ["burglary"]
    assert shared.sentence == "2025/26: The one target is on course."
    own = tables.build("targets", snapshot, settings, Selection(whose=POLICE))
    assert own.frame["target_id"].tolist() == ["own", "path"]
    assert own.sentence.startswith("Staffordshire Police alone, 2025/26: 1 of 2 targets was missed")
    assert own.title == "Own targets of Staffordshire Police of 2025/26"


def test_all_members_own_ones_stand_in_a_table_of_their_own(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    table = tables.build("own-targets", home(publish, covered), settings, Selection())
    assert table.frame["whose"].unique().tolist() == [POLICE]
    assert table.frame["target_id"].tolist() == ["own", "path"]
    assert "Staffordshire Police has 2 targets of its own (1 was missed" in table.sentence


def test_a_member_without_targets_is_told_who_has_some(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    with pytest.raises(SelectionError, match=f"Own targets are loaded of {POLICE}"):
        tables.build("targets", home(publish, covered), settings, Selection(whose="Somebody"))


def test_a_path_is_of_the_years_that_have_begun(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    snapshot = home(publish, covered)
    assert years_with_targets(snapshot, settings) == ["2025/26"]
    assert years_with_targets(snapshot, settings, POLICE) == ["2025/26", "2024/25"]


def test_the_path_stands_year_by_year(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    table = tables.build("plan-path", home(publish, covered), settings, Selection(whose=POLICE))
    assert table.frame["year_label"].tolist() == [
        *("2024/25", "2025/26", "2026/27", "2027/28", "2028/29")
    ]
    assert table.frame["result"].tolist() == ["met", *["cannot tell"] * 4]
    assert table.frame["promised"].tolist() == [120] * 5
    assert "of 1 whole year loaded 1 kept its part. 4 years can't be told." in table.sentence
