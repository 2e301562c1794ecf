"""The landing page's tables on the demonstration data, whose truths were planted."""

from pathlib import Path

import pytest

from moorlands_dash.tables.model import Selection, Table
from tests.opened import built


def table(home: Path, name: str, **extra: str) -> Table:
    return built(home, name, Selection(**extra))


@pytest.fixture(scope="module")
def overview(demo_home: Path) -> Table:
    return table(demo_home, "overview")


def test_what_was_planted_to_be_missed_comes_first(overview: Table) -> None:
    frame = overview.frame
    exceptions = frame.loc[frame["section"] == "exceptions", "target_id"].tolist()
    assert exceptions[0] == "damage-2026-27"
    # A target on the edge: a chance of 20% to 80%, as docs/demonstration.md says.
    asb = frame[(frame["target_id"] == "asb-2026-27") & frame["owner"].notna()]
    assert asb["status"].tolist() in (["at risk"], ["watch"])
    assert "burglary-2026-27" in frame.loc[frame["section"] == "on course", "target_id"].tolist()


def test_newly_worse_ones_come_before_their_like(overview: Table) -> None:
    frame = overview.frame[overview.frame["section"] == "exceptions"]
    pressing = (frame["newly"] == True) | (frame["status"] == "unlikely")  # noqa: E712
    assert pressing.tolist() == sorted(pressing, reverse=True)


def test_every_target_stands_once_with_its_own_status(overview: Table, demo_home: Path) -> None:
    listed = overview.frame[overview.frame["owner"].notna()]
    promised = table(demo_home, "targets").frame.set_index("target_id")
    assert sorted(listed["target_id"]) == sorted(promised.index)
    assert (listed["status"].tolist() == promised.loc[listed["target_id"], "status"]).all()


def test_every_item_names_its_evidence(overview: Table) -> None:
    pages = {page.stem for page in (Path(__file__).parents[4] / "pages").glob("*.py")}
    assert set(overview.frame["page"]) <= pages | {"delivery_plan"}
    assert overview.frame["words"].str.len().min() > 5


def test_the_answer_counts_and_names_the_next_meeting(overview: Table) -> None:
    trouble = int((overview.frame["section"] == "exceptions").sum())
    assert overview.sentence.startswith(f"2026/27: {trouble} of 10 targets need")
    assert overview.sentence.endswith("For the meeting on 11 November 2026.")


def test_what_is_late_is_not_crowded_out_by_what_got_better(overview: Table) -> None:
    changed = overview.frame[overview.frame["section"] == "changed"]["item"].tolist()
    late = changed.index("Better lighting at the sports ground in Leek North")
    assert changed.index("More people are satisfied with where they live") < late
    assert late < changed.index("Fewer deliberate fires") < changed.index("Months loaded")
