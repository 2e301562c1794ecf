import math

import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.targets.results import RESULTS, foreseen, holds, result


@pytest.mark.parametrize(
    ("kind", "standing", "judgement", "came"),
    [
        ("reduce", "met", None, "met"),
        ("reduce", "missed", None, "missed"),
        ("reduce", "cannot tell", None, "cannot tell"),
        ("no_worse", "met", "held", "held"),
        ("no_worse", "met", "not shown", "not shown"),
        ("no_worse", "met", "worse", "worse"),
        ("no_worse", "missed", "worse", "worse"),
        ("no_worse", "missed", "not shown", "missed"),
        ("no_worse", "missed", "cannot tell", "missed"),
        ("no_worse", "cannot tell", "cannot tell", "cannot tell"),
        ("survey_reduce", "beyond target", None, "met"),
        ("survey_increase", "short of target", None, "missed"),
        ("survey_increase", "not shown", None, "not shown"),
        ("survey_reduce", "cannot tell", None, "cannot tell"),
    ],
)
def test_each_way_that_a_year_can_end(
    kind: str, standing: str, judgement: str | None, came: str
) -> None:
    assert result(kind, standing, judgement) == came
    assert came in RESULTS


def test_a_missing_judgement_never_reads_as_held() -> None:
    assert result("no_worse", "met", float("nan")) == verdicts.NOT_SHOWN


def test_an_interval_holds_its_own_ends() -> None:
    assert holds(10, 20, 10) is True
    assert holds(10, 20, 20) is True
    assert holds(10, 20, 21) is False
    assert holds(10, 20, 9) is False
    assert holds(math.nan, 20, 9) is None
    assert holds(10, 20, math.nan) is None


def test_a_chance_foresees_what_it_leant_to() -> None:
    assert foreseen(0.51, "met") is True
    assert foreseen(0.5, "met") is False
    assert foreseen(0.5, "missed") is False
    assert foreseen(0.49, "missed") is True
    assert foreseen(0.9, "worse") is False
    assert foreseen(0.9, "held") is True
    assert foreseen(0.9, "not shown") is None
    assert foreseen(math.nan, "met") is None
