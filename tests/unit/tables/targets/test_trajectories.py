from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, financial_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

POLICE, HOME = "Staffordshire Police", "Staffordshire Moorlands"
OURS, LEEK = "E07000198", "E05007055"
BEFORE, LAST, THIS = financial_year(2023), financial_year(2024), financial_year(2025)
SO_FAR = Period(THIS.start, date(2025, 9, 1))


def target(name: str, kind: str, measure: str, baseline: float, goal: float, **other: Any) -> tuple:
    row = {
        "target_id": name,
        "title": name.capitalize(),
        "theme": "theft",
        "measure": measure,
        "kind": kind,
        "area_code": OURS,
        "baseline_start": LAST.start,
        "baseline_end": LAST.end,
        "baseline": baseline,
        "start": THIS.start,
        "end": THIS.end,
        "target": goal,
        "profile": "seasonal",
        "owner": "Staffordshire Police",
        "note": None,
    }
    return tuple((row | other).values())


TARGETS = [
    target("happy", "survey_increase", "indicator:happy", 0.5, 0.6),
    target("burglary", "reduce", "incidents:burglary", 120, 108),
    target("drugs", "no_worse", "incidents:drugs", 24, 24),
    target("leek", "reduce", "incidents:burglary", 60, 48, area_code=LEEK, profile="straight"),
    target("old", "reduce", "incidents:burglary", 130, 120, start=LAST.start, end=LAST.end),
]


def monthly(period: Period, category: str, count: int, first: int | None = None) -> list[tuple]:
    return [
        (POLICE, HOME, month, category, first if first and month == period.start else count)
        for month in period
    ]


WAVES = [
    ("happy", "Happy", OURS, date(2024, 9, 1), date(2024, 9, 30), 200, 400, "share", "Q", "S"),
    ("happy", "Happy", OURS, date(2025, 9, 1), date(2025, 9, 30), 300, 400, "share", "Q", "S"),
]


@pytest.fixture
def whole(publish: Publish, covered: Covered) -> Snapshot:
    return publish(
        targets=TARGETS,
        indicators=WAVES,
        district_counts=[
            *monthly(BEFORE, "burglary", 10),
            *monthly(LAST, "burglary", 10),
            *monthly(SO_FAR, "burglary", 15),
            *monthly(BEFORE, "drugs", 2),
            *monthly(LAST, "drugs", 2),
            *monthly(SO_FAR, "drugs", 2),
        ],
        ward_counts=[(LEEK, month, "burglary", 1) for month in SO_FAR],
        coverage=covered(BEFORE, LAST, SO_FAR),
    )


def by_id(table: tables.Table) -> dict[str, Any]:
    return {row["target_id"]: row for row in table.frame.to_dict("records")}


def test_targets_of_the_running_year_in_the_file_s_order(
    whole: Snapshot, settings: Settings
) -> None:
    table = tables.build("targets", whole, settings, Selection())
    assert table.frame["target_id"].tolist() == ["happy", "burglary", "drugs", "leek"]
    assert table.period == THIS
    standing = {name: row["standing"] for name, row in by_id(table).items()}
    assert standing == {
        "happy": "beyond target",
        "burglary": "behind the milestone",
        "drugs": "not shown",
        "leek": "ahead of the milestone",
    }
    status = {name: row["status"] for name, row in by_id(table).items()}
    assert status["happy"] == status["leek"] == "on course"
    assert status["burglary"] == "unlikely"
    assert table.sentence.startswith("2025/26: 1 of 4 targets is unlikely to be met (Burglary); ")


def test_a_reduce_target_by_hand(whole: Snapshot, settings: Settings) -> None:
    row = by_id(tables.build("targets", whole, settings, Selection()))["burglary"]
    assert (row["months_expected"], row["months_elapsed"], row["months_left"]) == (12, 6, 6)
    assert (row["actual"], row["straight_line"], row["baseline"]) == (90, 180, 120)
    assert row["milestone_now"] == pytest.approx(54)
    assert (row["lower_95"], row["upper_95"]) == (40, 69)
    assert row["area_name"] == HOME
    assert row["words"] == (
        "90 incidents to September 2025, behind its milestone of 54 (usual ups and downs around "
        f"it: 40 to 69). The forecast to March 2026 is about {row['outturn_median']:.0f}; 8 in "
        f"10 such years would end between {row['outturn_lower_80']:.0f} and "
        f"{row['outturn_upper_80']:.0f}."
    )
    assert 90 + 6 * 10 < row["outturn_median"] < 90 + 6 * 15
    assert row["outturn_lower_95"] <= row["outturn_lower_80"] <= row["outturn_lower_50"]
    assert row["outturn_upper_50"] <= row["outturn_upper_80"] <= row["outturn_upper_95"]
    assert row["outturn_lower_95"] >= 90
    assert row["needed_per_month"] == (108 - 90) / 6
    assert (row["best_run_per_month"], row["best_run_to"]) == (10, pd.Timestamp("2025-03-01"))
    assert row["owner"] == "Staffordshire Police"


def test_a_no_worse_target_has_its_ceiling(whole: Snapshot, settings: Settings) -> None:
    row = by_id(tables.build("targets", whole, settings, Selection()))["drugs"]
    # A tenth more than 24 is 26.4: a count of 26 is the most that keeps within it.
    assert row["target"] == 26
    assert row["judgement"] == row["standing"] == "not shown"
    assert "not shown either way" in row["words"]


def test_a_ward_s_target_counts_by_the_ward_s_outline(whole: Snapshot, settings: Settings) -> None:
    row = by_id(tables.build("targets", whole, settings, Selection()))["leek"]
    assert (row["actual"], row["area_name"]) == (6, "Leek West")


def test_a_survey_target_by_hand(whole: Snapshot, settings: Settings) -> None:
    row = by_id(tables.build("targets", whole, settings, Selection()))["happy"]
    assert row["actual"] == 0.75
    assert 0.70 < row["lower_95"] < 0.75 < row["upper_95"] < 0.80
    assert row["words"] == (
        "75% said so in the wave to September 2025 (between 71% and 79%); the target is 60%. "
        "The target is reached: the whole interval lies beyond it. Nothing is projected from one "
        "wave to the next."
    )
    assert row["chance"] > 0.999
    assert pd.isna(row["outturn_median"])


def test_a_closed_year_is_chosen_by_its_label(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("targets", whole, settings, Selection(year="2024/25"))
    assert table.frame["target_id"].tolist() == ["old"]
    assert table.frame["standing"].tolist() == ["met"]
    assert table.sentence == "2024/25: The one target was met."


@pytest.mark.parametrize(
    ("said", "asked", "status", "reason"),
    [
        (25, 29, "cannot tell", "Fewer than 30 people were asked: not shown."),
        (36, 60, "watch", "The chance is 50%"),
        (45, 60, "on course", "The chance is over 99%; on course is 80% or more."),
        (20, 60, "unlikely", "The chance is under 1%; unlikely is under 20%."),
    ],
)
def test_a_survey_s_status(
    publish: Publish, settings: Settings, said: int, asked: int, status: str, reason: str
) -> None:
    when = (date(2025, 9, 1), date(2025, 9, 30))
    wave = ("happy", "Happy", OURS, *when, said, asked, "share", "Q", "S")
    snapshot = publish(targets=TARGETS[:1], indicators=[wave])
    row = by_id(tables.build("targets", snapshot, settings, Selection()))["happy"]
    assert row["status"] == status
    assert row["status_reason"].startswith(reason)
    warned = "Fewer than 100 people were asked: read it with care." in row["words"]
    assert warned == (asked >= 30)


@pytest.mark.parametrize(("said", "status"), [(300, "met"), (240, "cannot tell"), (180, "missed")])
def test_a_survey_s_year_is_settled_only_by_a_whole_interval(
    publish: Publish, covered: Covered, settings: Settings, said: int, status: str
) -> None:
    when = (date(2026, 3, 1), date(2026, 3, 31))
    wave = ("happy", "Happy", OURS, *when, said, 400, "share", "Q", "S")
    snapshot = publish(targets=TARGETS[:1], indicators=[wave], coverage=covered(THIS))
    row = by_id(tables.build("targets", snapshot, settings, Selection()))["happy"]
    assert row["status"] == status
    if status == "cannot tell":
        # The year is over: no chance is left that it may yet be met.
        assert pd.isna(row["chance"])
    else:
        assert 0 < row["chance"] < 1


def test_a_closed_year_is_certain(whole: Snapshot, settings: Settings) -> None:
    row = by_id(tables.build("targets", whole, settings, Selection(year="2024/25")))
    assert row["old"]["status"] == "met"
    assert (row["old"]["chance"], row["old"]["chance_words"]) == (1.0, "settled")
    assert row["old"]["outturn_median"] == row["old"]["outturn_upper_95"] == 120
    assert pd.isna(row["old"]["needed_per_month"])


def test_a_limit_once_passed_is_missed_for_certain(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(
        targets=TARGETS[1:2],
        district_counts=[*monthly(LAST, "burglary", 10), *monthly(SO_FAR, "burglary", 19)],
        coverage=covered(LAST, SO_FAR),
    )
    row = by_id(tables.build("targets", snapshot, settings, Selection()))["burglary"]
    assert (row["status"], row["chance"], row["chance_words"]) == ("missed", 0.0, "settled")
    assert "already, so the target is missed." in row["words"]
    assert row["status_reason"] == "The count has passed the year's limit already."


def test_under_two_years_of_history_the_end_cannot_be_told(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(
        targets=TARGETS[1:2],
        district_counts=[*monthly(LAST, "burglary", 10), *monthly(SO_FAR, "burglary", 8)],
        coverage=covered(LAST, SO_FAR),
    )
    row = by_id(tables.build("targets", snapshot, settings, Selection()))["burglary"]
    assert (row["status"], row["chance_words"]) == ("cannot tell", "cannot tell")
    assert pd.isna(row["chance"])
    assert "24 months" in row["status_reason"] and "18 months are loaded" in row["status_reason"]
    assert row["status_reason"] in row["words"]
    assert tables.build("forecast", snapshot, settings, Selection()).frame.empty


def test_until_takes_the_figures_as_they_stood(whole: Snapshot, settings: Settings) -> None:
    then = Selection(until="2025-06", year="2025/26")
    table = tables.build("targets", whole, settings, then)
    row = by_id(table)["burglary"]
    assert (row["actual"], row["months_elapsed"], row["months_left"]) == (45, 3, 9)
    assert table.missing == ()
    assert by_id(table)["happy"]["standing"] == "cannot tell"
    survey = tables.build("survey", whole, settings, then).frame
    assert survey["period_end"].max() == pd.Timestamp("2024-09-30")
    path = tables.build("trajectory", whole, settings, then).frame
    assert path["actual"].notna().sum() == 9
    ahead = tables.build("forecast", whole, settings, then).frame
    assert ahead.groupby("target_id")["known"].sum().unique().tolist() == [3]


def test_until_before_the_year_chooses_the_year_of_then(
    whole: Snapshot, settings: Settings
) -> None:
    table = tables.build("targets", whole, settings, Selection(until="2024-12"))
    assert table.frame["target_id"].tolist() == ["old"]
    assert table.frame["actual"].tolist() == [90]


def test_until_must_be_a_month(whole: Snapshot, settings: Settings) -> None:
    with pytest.raises(SelectionError, match="'June' is not a month"):
        tables.build("targets", whole, settings, Selection(until="June"))


def test_months_before_a_category_meant_the_same_are_no_history(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    # Possession of weapons is a category of its own since May 2013.
    years = Period(date(2012, 4, 1), date(2014, 9, 1))
    goal = target(
        *("weapons", "no_worse", "incidents:weapons", 24, 24),
        start=date(2014, 4, 1),
        end=date(2015, 3, 1),
    )
    counts = monthly(Period(date(2013, 5, 1), years.end), "weapons", 2)
    snapshot = publish(targets=[goal], district_counts=counts, coverage=covered(years))
    row = by_id(tables.build("targets", snapshot, settings, Selection()))["weapons"]
    assert row["status"] == "cannot tell"
    assert "17 months are loaded" in row["status_reason"]
    assert (row["best_run_per_month"], row["best_run_from"]) == (2, pd.Timestamp("2014-04-01"))


def test_a_missing_month_is_named_and_tells_nothing(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    months = [month for month in SO_FAR if month != date(2025, 6, 1)]
    snapshot = publish(
        targets=TARGETS[1:2],
        district_counts=monthly(LAST, "burglary", 10)
        + [(POLICE, HOME, month, "burglary", 5) for month in months],
        coverage=covered(LAST) + [(POLICE, month, 5) for month in months],
    )
    table = tables.build("targets", snapshot, settings, Selection())
    row = by_id(table)["burglary"]
    assert row["standing"] == row["status"] == "cannot tell"
    assert row["status_reason"] == "No whole file is loaded for June 2025."
    assert (row["months_elapsed"], row["months_loaded"], row["complete"]) == (6, 5, False)
    assert pd.isna(row["straight_line"])
    assert table.missing == (date(2025, 6, 1),)
    assert row["words"] == (
        "Cannot tell: no whole file is loaded for June 2025. There were 25 incidents to September "
        "2025 in the months that are loaded."
    )


def test_the_months_of_every_counted_target(whole: Snapshot, settings: Settings) -> None:
    frame = tables.build("trajectory", whole, settings, Selection()).frame
    assert frame["target_id"].unique().tolist() == ["burglary", "drugs", "leek"]
    burglary = frame[frame["target_id"] == "burglary"]
    assert burglary["actual_cumulative"].tolist()[:6] == [15, 30, 45, 60, 75, 90]
    assert burglary["actual_cumulative"].iloc[6:].isna().all()
    assert burglary["milestone_cumulative"].iloc[-1] == 108
    assert burglary["baseline_cumulative"].iloc[-1] == 120
    one = Selection(target="leek")
    assert len(tables.build("trajectory", whole, settings, one).frame) == 12


def test_survey_waves_with_their_target(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("survey", whole, settings, Selection())
    assert table.frame["share"].tolist() == [0.5, 0.75]
    assert table.frame["target"].tolist() == [0.6, 0.6]
    assert table.frame["wording"].tolist() == ["Q", "Q"]


@pytest.mark.parametrize("extra", [{"year": "next"}, {"year": "2025/27"}])
def test_a_year_that_is_none_is_refused_in_words(
    whole: Snapshot, settings: Settings, extra: dict[str, str]
) -> None:
    with pytest.raises(SelectionError, match=r"as 2026/27\. Targets are loaded for 2024/25"):
        tables.build("targets", whole, settings, Selection(**extra))


def test_an_unknown_target_is_refused_with_the_choices(whole: Snapshot, settings: Settings) -> None:
    with pytest.raises(SelectionError, match="choose from happy, burglary"):
        tables.build("trajectory", whole, settings, Selection(target="x"))


def test_a_year_without_targets_and_no_targets_at_all(
    whole: Snapshot, publish: Publish, settings: Settings
) -> None:
    later = tables.build("targets", whole, settings, Selection(year="2030/31"))
    assert later.frame.empty
    assert "No target is loaded for 2030/31" in later.sentence
    empty = publish()
    for name in ("targets", "trajectory", "survey"):
        assert tables.build(name, empty, settings, Selection()).frame.empty


def test_an_area_that_is_not_ours_can_not_be_told(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    strange = target("strange", "reduce", "incidents:drugs", 9, 8, area_code="E07000001")
    table = tables.build(
        "targets", publish(targets=[strange], coverage=covered(SO_FAR)), settings, Selection()
    )
    assert table.frame["standing"].tolist() == ["cannot tell"]
    assert any("E07000001" in note for note in table.notes)


def test_a_running_year_counts_the_months_that_could_have_come(
    publish: Publish, settings: Settings
) -> None:
    fires = [target("homes", "reduce", "incidents:fires_dwelling", 40, 36)]
    to_june = Period(LAST.start, date(2025, 6, 1))
    coverage = [(POLICE, month, 9) for month in Period(LAST.start, SO_FAR.end)]
    coverage += [("fires_dwelling", month, 3) for month in to_june]
    snapshot = publish(targets=fires, coverage=coverage)
    table = tables.build("targets", snapshot, settings, Selection())
    assert table.held == "April 2025 to March 2026: 3 of 6 months loaded so far"
    assert table.choices == ("fires_dwelling",)
