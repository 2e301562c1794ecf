"""Drafts of the next year: what they are made of, and that their files load as they are."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.extracts import actions, targets
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import Settings
from moorlands_dash.reports.drafts import write_drafts
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.targets.test_trajectories import (
    BEFORE,
    LAST,
    SO_FAR,
    THIS,
    WAVES,
    monthly,
    target,
)

Publish = Callable[..., Snapshot]
POLICE = "Staffordshire Police"
DONE = ("done", "Done", "theft", "burglary", "E07000198", POLICE, *(THIS.start, THIS.end))
GOES_ON = ("on", "=Goes on", "theft", "burglary", "E07000198", POLICE, *(THIS.start, THIS.end))


@pytest.fixture
def year(publish: Publish, covered: Callable[..., list[tuple]]) -> Snapshot:
    return publish(
        targets=[
            target("happy", "survey_increase", "indicator:happy", 0.5, 0.6),
            target("burglary", "reduce", "incidents:burglary", 120, 108),
            target("own-2025-26", "increase", "incidents:burglary", 120, 132, whose=POLICE),
            target("lost", "reduce", "indicator:nothing", 0.5, 0.4),
        ],
        indicators=WAVES,
        actions=[
            (*DONE, "done", 100.0, 50.0, POLICE, "", SO_FAR.end),
            (*GOES_ON, "under way", 40.0, 70.0, POLICE, "", SO_FAR.end),
        ],
        district_counts=[
            *monthly(BEFORE, "burglary", 10),
            *monthly(LAST, "burglary", 10),
            *monthly(SO_FAR, "burglary", 15),
        ],
        coverage=covered(BEFORE, LAST, SO_FAR),
    )


def test_the_baseline_is_the_latest_twelve_months_where_the_year_is_not_over(
    year: Snapshot, settings: Settings
) -> None:
    drafts = tables.build("next-targets", year, settings, Selection()).frame.set_index("target_id")
    row = drafts.loc["burglary-2026-27"]
    assert row["baseline"] == 6 * 10 + 6 * 15
    assert row["target"] == 135  # 150 x 0.9
    assert pd.Timestamp(row["baseline_end"]) < pd.Timestamp(row["start"])
    assert drafts.loc["own-2026-27", "whose"] == POLICE
    assert drafts.loc["happy-2026-27", ["baseline", "target"]].tolist() == [0.75, 0.85]


def test_what_cannot_be_carried_over_is_named(year: Snapshot, settings: Settings) -> None:
    left = tables.build("not-carried-over", year, settings, Selection())
    assert dict(zip(left.frame["id"], left.frame["why"], strict=True)) == {
        "lost": "No baseline: the months or figures that it would begin from are not all loaded.",
        "done": "It is done.",
    }
    assert left.sentence == (
        "3 targets and 1 action are drafted for 2026/27. 2 rows are not carried over, each with "
        "its reason."
    )


def test_the_files_load_with_nothing_quarantined(
    year: Snapshot, settings: Settings, tmp_path: Path
) -> None:
    names = ("next-targets", "next-actions")
    drafts = [tables.build(name, year, settings, Selection()) for name in names]
    files = write_drafts(drafts, tmp_path / "out")
    assert [file.name for file in files] == ["targets-2026-27.csv", "actions-2026-27.csv"]
    for file, layout, count in zip(files, (targets, actions), (3, 1), strict=True):
        source = SourceFile(file, file.name, "", file.stat().st_size)
        judged = layout.read(source, tmp_path / "part.parquet", settings)
        assert judged.quarantine == []
        assert judged.rows_accepted == count
    # A title that a spreadsheet would run is none in the draft.
    assert "'=Goes on" in files[1].read_text(encoding="utf-8-sig")
