"""What people raised, by theme and area; what of it the public may have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.concerns import CONCERNS
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from tests.unit.tables.conftest import ALTON, LEEK, OURS

Publish = Callable[..., Snapshot]
JUNE = date(2026, 6, 18)


@pytest.fixture
def loaded(publish: Publish) -> Snapshot:
    return publish(
        issues=[
            ("roads", LEEK, "Meeting", JUNE, 12, "Speed past the school"),
            ("roads", LEEK, "Letters", date(2026, 5, 2), 3, "Speed again"),
            ("asb", LEEK, "Meeting", JUNE, 5, ""),
            ("asb", ALTON, "Letters", JUNE, 4, "Bikes"),
            ("domestic_abuse", LEEK, "Meeting", JUNE, 8, "Where to turn"),
            ("fires", OURS, "Meeting", JUNE, 6, ""),
        ],
        indicators=[
            (
                *("asb", "ASB is a problem", OURS, date(2026, 4, 1), date(2026, 9, 30), 100, 400),
                *("share", "How much?", "Survey", "residents"),
            )
        ],
    )


def test_people_are_counted_by_theme_and_area(loaded: Snapshot, settings: Settings) -> None:
    table = tables.build("issues", loaded, settings, Selection())
    frame = table.frame.set_index(["theme", "area_code"])
    assert frame.loc[("roads", LEEK), ["entries", "raised", "sources"]].tolist() == [2, 15, 2]
    assert frame.loc[("roads", LEEK), "share"] == pytest.approx(15 / 28)
    # 15 of 4,000 residents.
    assert frame.loc[("roads", LEEK), "raised_per_1000"] == pytest.approx(3.75)
    assert table.sentence == (
        "38 people raised an issue from May 2026 to June 2026, in 3 areas: most often Roads (15), "
        "Anti-social behaviour (9) and Domestic abuse (8)."
    )


def test_under_ten_people_are_never_per_cent(loaded: Snapshot, settings: Settings) -> None:
    frame = tables.build("issues", loaded, settings, Selection()).frame
    assert frame.set_index("area_code").loc[[ALTON, OURS], "share"].isna().all()


def test_the_public_has_neither_few_people_nor_people_in_trouble(
    loaded: Snapshot, settings: Settings
) -> None:
    public = tables.build("issues", loaded.guarded(()), settings, Selection())
    assert set(zip(public.frame["theme"], public.frame["area_code"], strict=True)) == {
        *(("roads", LEEK), ("asb", LEEK), ("fires", OURS))
    }
    assert any("2 rows not shown" in note for note in public.notes)
    assert loaded.guarded(()).issues()["issue"].fillna("").eq("").all()


def test_a_ward_and_a_month_choose(loaded: Snapshot, settings: Settings) -> None:
    ward = tables.build("issues", loaded, settings, Selection(area=ALTON)).frame
    assert ward["raised"].tolist() == [4]
    may = tables.build("issues", loaded, settings, Selection(until="2026-05")).frame
    assert may["raised"].tolist() == [3]


def test_each_theme_stands_with_both_orders(loaded: Snapshot, settings: Settings) -> None:
    table = tables.build("voice-themes", loaded, settings, Selection())
    frame = table.frame.set_index("theme")
    assert len(frame) == len(CONCERNS)
    assert frame.loc["roads", ["raised", "consultation_rank"]].tolist() == [15, 1]
    assert frame.loc["asb", ["share", "survey_rank"]].tolist() == [0.25, 1]
    assert table.sentence == (
        "By people who raised something Roads comes first; of the 1 theme that the survey asked "
        "about, Anti-social behaviour."
    )
    assert frame.loc["crime", "words"] == "Nothing was raised, and nobody was asked."


def test_nothing_loaded_says_so(publish: Publish, settings: Settings) -> None:
    for name in ("issues", "voice-themes"):
        assert tables.build(name, publish(), settings, Selection()).sentence.startswith("No")


def test_a_theme_that_few_raised_is_none_for_the_public(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(
        issues=[("roads", OURS, "Meeting", JUNE, 12, ""), ("asb", OURS, "Meeting", JUNE, 2, "")]
    )
    asked = {"mine": snapshot, "theirs": snapshot.guarded(())}
    raised = {
        who: tables.build("voice-themes", of, settings, Selection())
        .frame.set_index("theme")
        .loc["asb", "raised"]
        for who, of in asked.items()
    }
    assert raised == {"mine": 2, "theirs": 0}
