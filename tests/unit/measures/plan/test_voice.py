"""What was raised: people, not entries; and each theme's place by either way of asking."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.concerns import CONCERNS
from moorlands_dash.measures.plan.voice import by_theme, concern_of, raised_by

ISSUES = pd.DataFrame(
    [
        *[("roads", "E1", "Letters", day, 1) for day in range(1, 8)],
        ("asb", "E2", "Consultation", 3, 30),
        ("asb", "E1", "Meeting", 9, 5),
        ("fires", "E2", "Meeting", 9, 5),
    ],
    columns=["theme", "area_code", "source", "day", "raised"],
).assign(date=lambda frame: pd.to_datetime("2026-06-01") + pd.to_timedelta(frame["day"], "D"))

SURVEYS = pd.DataFrame(
    [
        ("problem_asb", "Anti-social behaviour is a problem", "How much?", "", 0.2, 500),
        ("problem_rowdy", "Drunk or rowdy behaviour is a problem", "How much?", "asb", 0.3, 500),
        ("satisfied_area", "Satisfied with the area", "How satisfied?", "", 0.9, 500),
        ("worry_fires", "Worried about fires", "How worried?", None, 0.1, 400),
        ("problem_litter", "Litter is a problem", "How much?", "", float("nan"), 8),
    ],
    columns=["indicator", "title", "wording", "theme", "share", "denominator"],
).assign(lower_95=0.0, upper_95=1.0, period_end=pd.Timestamp(2026, 9, 30))


def test_who_shouts_most_is_not_whom_most_agree_with() -> None:
    found = raised_by(ISSUES, "area_code").set_index("area_code")
    # Eight entries in E1, seven of them one person's letters; two in E2, of 35 people.
    assert found["entries"].to_dict() == {"E1": 8, "E2": 2}
    assert found["raised"].to_dict() == {"E1": 12, "E2": 35}
    assert found["sources"].to_dict() == {"E1": 2, "E2": 2}


def test_every_theme_has_a_row_and_its_place_by_people() -> None:
    found = by_theme(ISSUES, SURVEYS)
    assert list(found.index) == [concern.key for concern in CONCERNS]
    assert found.loc["asb", ["entries", "raised", "consultation_rank"]].tolist() == [2, 35, 1]
    assert found.loc["roads", ["entries", "raised", "consultation_rank"]].tolist() == [7, 7, 2]
    assert found.loc["fires", "consultation_rank"] == 3
    assert found["raised_share"].sum() == pytest.approx(1)
    assert pd.isna(found.loc["crime", "consultation_rank"])


def test_of_the_survey_stands_the_problem_that_most_name() -> None:
    found = by_theme(ISSUES, SURVEYS)
    assert found.loc["asb", ["indicator", "share", "survey_rank"]].tolist() == [
        *("problem_rowdy", 0.3, 1)
    ]
    assert found.loc["fires", "survey_rank"] == 2
    # Being satisfied is no problem, and eight answers give no share.
    assert found.loc[["cohesion", "environment"], "indicator"].isna().all()


def test_without_anything_all_themes_are_there() -> None:
    found = by_theme(ISSUES.head(0), SURVEYS.head(0))
    assert len(found) == len(CONCERNS)
    assert found["raised"].sum() == 0 and found["consultation_rank"].isna().all()


@pytest.mark.parametrize(
    ("row", "theme"),
    [
        ({"theme": "environment", "title": "Speeding is a problem"}, "environment"),
        ({"theme": None, "title": "Speeding is a problem"}, "roads"),
        ({"theme": "", "title": "", "indicator": "problem_drugs"}, "alcohol_drugs"),
        ({"theme": "", "title": "Something else", "indicator": "x"}, ""),
    ],
)
def test_a_theme_is_the_files_else_that_of_the_words(row: dict[str, object], theme: str) -> None:
    assert concern_of(row) == theme
