"""What is said of an assessment never says more than its figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.words.assessment.assessment import (
    assessment_sentence,
    harm_sentence,
    ordinal,
    unseat_words,
)


def row(theme: str, rank: int | None, count: float, first: float) -> dict[str, Any]:
    named = {"theme": theme, "theme_name": theme.capitalize()}
    return {**named, "rank": rank, "count": count, "first": first, "lacking": ""}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows).astype({"rank": "Int64"})


def test_the_first_is_said_with_how_often_and_the_most_with_its_place() -> None:
    said = assessment_sentence(
        frame(
            row("violence", 1, 50, 0.68), row("litter", 2, 90, 0.1), row("fires", None, np.nan, 0)
        )
    )
    assert said == (
        "Violence comes first by these weights, and in 68% of 10,000 draws of other weights. "
        "Litter has the most (90), and comes second. Not ranked, as no file about them is loaded: "
        "fires."
    )


def test_a_first_that_wins_fewer_than_half_is_said_not_to_be_sure() -> None:
    said = assessment_sentence(frame(row("violence", 1, 90, 0.41), row("litter", 2, 50, 0.4)))
    assert said.endswith("So which theme matters most isn't sure.")


@pytest.mark.parametrize(
    ("place", "said"), [(1, "first"), (9, "ninth"), (10, "10th"), (11, "11th"), (22, "22nd")]
)
def test_ordinals(place: int, said: str) -> None:
    assert ordinal(place) == said


def test_a_weight_that_unseats_is_said_with_its_direction() -> None:
    told = {"criterion": "Harm", "weight": 3.0, "needed": 0.3172, "then": "Litter"}
    assert unseat_words(told) == (
        "Harm: if its weight fell from 3 to 0.3, Litter would come first."
    )
    assert "rose from 3 to 8.8" in unseat_words({**told, "needed": 8.802})
    assert unseat_words({**told, "needed": np.nan}) == (
        "Harm: no weight from 0 to 10 alone changes which theme is first."
    )


def ranked(**first: str) -> pd.DataFrame:
    rows = [(name.replace("_", " "), theme, 1) for name, theme in first.items()]
    return pd.DataFrame(rows, columns=["harm_list", "theme_name", "rank"])


def test_lists_that_agree_and_lists_that_do_not() -> None:
    agree = harm_sentence(ranked(A_list="Violence", Without_harm="Violence"))
    assert agree == "Violence comes first under each list of harm, and without."
    apart = harm_sentence(ranked(A_list="Violence", Without_harm="Litter"))
    assert apart == (
        "Which theme is first hangs on the list of harm: Violence (A list) and Litter "
        "(Without harm)."
    )
    assert harm_sentence(ranked(Without_harm="Litter")).startswith("No list of harm is loaded.")
