"""Every theme's figures by criterion: known, unknown, and within what."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from moorlands_dash.measures.assessment.criteria import KEYS
from moorlands_dash.measures.assessment.harm import Weights
from moorlands_dash.partnership import Settings
from moorlands_dash.tables.assessment.figures import Assessed, weights_of
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.unit.tables.assessment.conftest import Even
from tests.unit.tables.conftest import LEEK, OURS

WAVE = (date(2025, 4, 1), date(2025, 9, 30))
LIST = Weights("A list", "days", "Somebody", {"violence": 100.0, "burglary": 5.0}, 1.0)


def test_figures_of_even_years(even: Even, settings: Settings) -> None:
    title = "People who say that anti-social behaviour is a problem where they live"
    wording = "How much of a problem is it? Those who say very big or fairly big."
    asked = ("problem_asb", title, OURS, *WAVE, 60, 400, "share", wording, "Us", "residents")
    assessed = Assessed(Request(even(indicators=[asked]), settings, Selection()))
    names = [counted.theme.key for counted in assessed.themes]
    found = assessed.figures(LIST)
    column = {key: place for place, key in enumerate(KEYS)}
    violence, asb = names.index("violence"), names.index("asb")
    assert found.value[violence, column["volume"]] == 96
    assert found.error[violence, column["volume"]] == pytest.approx(96**0.5)
    assert found.value[violence, column["harm"]] == 9600
    assert found.value[violence, column["trend"]] == 1.0
    assert found.error[violence, column["trend"]] > 0.1
    assert np.isnan(found.value[violence, column["gap"]])
    assert np.isnan(found.value[violence, column["residents"]])
    assert found.value[asb, column["residents"]] == pytest.approx(0.15)
    # What the list doesn't weigh lies between nothing and its least, 5 days each.
    assert (found.low[asb, column["harm"]], found.high[asb, column["harm"]]) == (0.0, 600.0)
    assert found.whole[asb] == 0.5
    assert found.grows == (True, True, False, False, False, False)


def test_only_a_clear_change_moves_the_trend(even: Even, settings: Settings) -> None:
    more = [(LEEK, date(2025, month, 1), "damage_arson", 40) for month in range(1, 13)]
    rows = [
        (LEEK, date(year, month, 1), "damage_arson", 10)
        for year in range(2021, 2025)
        for month in range(1, 13)
    ]
    whole = [("Staffordshire Police", "Staffordshire Moorlands", *row[1:]) for row in more + rows]
    snapshot = even(ward_counts=more + rows, district_counts=whole)
    assessed = Assessed(Request(snapshot, settings, Selection()))
    (damage,) = [each for each in assessed.themes if each.theme.key == "damage"]
    assert assessed.verdict(damage) == "more"
    trend = assessed.values(damage, None)["trend"]
    assert trend.value == pytest.approx(480 / float(assessed.trends.at["damage", "usual"]))
    assert trend.value > 2


def test_without_a_list_of_harm_its_weight_is_nought(even: Even, settings: Settings) -> None:
    assessed = Assessed(Request(even(), settings, Selection(weights="1,2,3,4,5,6")))
    assert assessed.weights.tolist() == [1, 0, 3, 4, 5, 6]


def test_weights_are_read_in_the_order_of_the_criteria(even: Even, settings: Settings) -> None:
    request = Request(even(), settings, Selection(weights="1,2.5,0,10,5,6"))
    assert weights_of(request).tolist() == [1, 2.5, 0, 10, 5, 6]
    assert weights_of(Request(even(), settings, Selection())).tolist() == [3] * 6
