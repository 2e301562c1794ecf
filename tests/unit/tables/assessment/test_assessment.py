"""The planted truth: the theme first by number isn't the first, and one rank isn't sure."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from demonstration import truths
from moorlands_dash import tables
from moorlands_dash.measures.assessment.criteria import CRITERIA, KEYS
from moorlands_dash.measures.assessment.ranking import Figures, Ranking
from moorlands_dash.measures.assessment.themes import THEMES
from moorlands_dash.partnership import Settings
from moorlands_dash.tables.assessment.figures import weights_of
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from tests.opened import built, opened
from tests.unit.tables.conftest import Publish

PLANTED = truths.FIRST_BY_NUMBER_ALONE


def demo(home: Path, name: str = "assessment", **selection: str) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def by_theme(table: Table) -> pd.DataFrame:
    return table.frame.set_index("theme")


def test_the_theme_with_the_most_is_not_the_one_that_matters_most(demo_home: Path) -> None:
    found = by_theme(demo(demo_home))
    assert found["count"].astype(float).idxmax() == PLANTED.theme
    assert found["harm_high"].astype(float).idxmax() == PLANTED.first_by_harm
    assert found.at[PLANTED.first_by_harm, "rank"] == 1
    assert found.at[PLANTED.theme, "first"] < 0.25 < 0.5 < found.at[PLANTED.first_by_harm, "first"]
    alone = by_theme(demo(demo_home, weights="1,0,0,0,0,0"))
    assert alone.at[PLANTED.theme, "rank"] == 1


def test_a_theme_may_be_anywhere_and_is_said_to(demo_home: Path) -> None:
    unsure = by_theme(demo(demo_home)).loc[truths.RANK_NOT_SURE]
    assert unsure["rank_to"] - unsure["rank_from"] >= 6
    said = f"rank {int(unsure['rank_from'])} to {int(unsure['rank_to'])} in nine of ten"
    assert said in unsure["words"]
    values = demo(demo_home, "assessment-scores").frame
    own = values[values["theme"] == truths.RANK_NOT_SURE].set_index("criterion")
    assert not own.at["Harm", "known"]


def test_themes_without_a_file_have_no_rank_and_name_who_would_send_one(demo_home: Path) -> None:
    found = by_theme(demo(demo_home))
    assert set(found.index) == {theme.key for theme in THEMES}
    unknown = found[found["rank"].isna()]
    assert len(unknown) > 0
    assert unknown["count"].isna().all()
    assert unknown["first"].isna().all()
    assert unknown["lacking"].str.contains("no file about it is loaded").all()
    assert found["rank"].dropna().tolist() == list(range(1, len(found) - len(unknown) + 1))


def test_the_counts_are_those_of_the_files(demo_home: Path) -> None:
    found = by_theme(demo(demo_home))
    rows = built(demo_home, "district-change").frame.set_index("category")
    parts = ["violence", "public_order", "robbery", "weapons"]
    assert found.at["violence", "count"] == rows.loc[parts, "count"].sum()
    reports = rows.loc[["fly_tipping", "graffiti", "dog_fouling", "litter"], "count"].sum()
    assert found.at["environment", "count"] == reports + PLANTED.years[-1][1]
    assert found.at["environment", "judged"] == reports
    # 88 adults reoffended, 23 young people came new to the courts.
    assert found.at["reoffending", "count"] == 88 + 23


def test_chances_are_drawn_from_the_values_that_the_table_of_scores_has(demo_home: Path) -> None:
    table = demo(demo_home)
    ranked = table.frame[table.frame["rank"].notna()]
    scores = demo(demo_home, "assessment-scores").frame
    themes = list(dict.fromkeys(scores["theme"]))

    def grid(column: str) -> np.ndarray:
        return scores[column].to_numpy(float).reshape(len(themes), len(CRITERIA))

    again = Ranking(
        Figures(
            grid("value"),
            grid("error"),
            grid("value_low"),
            grid("value_high"),
            grid("whole")[:, 0],
            tuple(key in ("volume", "harm") for key in KEYS),
        )
    ).any_weights()
    first = dict(zip(themes, again.first, strict=True))
    assert ranked.set_index("theme")["first"].to_dict() == first
    assert np.isclose(ranked["first"].sum(), 1.0)


def test_the_nearest_weight_that_unseats_the_first_does_so(demo_home: Path) -> None:
    table = demo(demo_home, "assessment-unseat")
    volume = table.frame.set_index("criterion").loc["Volume"]
    assert volume["then"] == "Local environment"
    needed = float(volume["needed"])
    for weight, first in ((needed + 0.05, PLANTED.theme), (needed - 0.05, PLANTED.first_by_harm)):
        found = demo(demo_home, weights=f"{weight},3,3,3,3,3").frame
        assert found["theme"].iloc[0] == first
    assert "The nearest change that would unseat it: Harm" in table.sentence


def test_the_sentence_names_the_first_the_most_and_what_is_not_ranked(demo_home: Path) -> None:
    said = demo(demo_home).sentence
    assert said.startswith("Violence and public order comes first by these weights, and in ")
    assert "of 10,000 draws of other weights. Local environment has the most (" in said
    assert "Not ranked, as no file about them is loaded: " in said


@pytest.mark.parametrize("asked", ["1,2,3", "3,3,3,3,3,11", "3,3,3,3,3,-1", "a,b", "0,0,0,0,0,0"])
def test_weights_that_cannot_be_are_refused_in_words(demo_home: Path, asked: str) -> None:
    request = Request(opened(demo_home), None, Selection(weights=asked))  # type: ignore[arg-type]
    with pytest.raises(SelectionError, match="can't be the weights: write 6 numbers from 0 to 10"):
        weights_of(request)


def test_where_nothing_is_loaded_nothing_is_ranked(publish: Publish, settings: Settings) -> None:
    table = tables.build("assessment", publish(), settings, Selection())
    assert table.frame["rank"].isna().all()
    assert table.sentence.startswith("Cannot tell: no file about any theme is loaded.")
