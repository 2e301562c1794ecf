import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from moorlands_dash.measures.change import change_p_value, with_change
from moorlands_dash.measures.family import adjusted_p_values, family_sizes, with_family

# Benjamini and Hochberg (1995), JRSS B 57, section 3.2: fifteen tests of the thrombolysis trial.
PUBLISHED = (
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0,
)  # fmt: skip


def test_the_published_example_rejects_the_same_four() -> None:
    adjusted = adjusted_p_values(np.array(PUBLISHED))
    assert (adjusted < 0.05).sum() == 4
    assert (np.array(PUBLISHED) < 0.05).sum() == 9
    # The fourth: 0.0095 of fifteen tests is 0.0095 * 15 / 4.
    assert adjusted[3] == pytest.approx(0.035625)


def test_what_is_not_known_is_no_part_of_the_family() -> None:
    adjusted = adjusted_p_values(np.array([0.01, np.nan, 0.04]))
    assert adjusted[[0, 2]] == pytest.approx([0.02, 0.04])
    assert np.isnan(adjusted[1])
    assert np.isnan(adjusted_p_values(np.array([np.nan]))).all()


@pytest.mark.parametrize(("now", "before"), [(3, 9), (9, 3), (0, 4), (120, 150), (7, 7)])
def test_the_change_is_the_exact_binomial_test(now: int, before: int) -> None:
    exact = binomtest(min(now, before), now + before, 0.5).pvalue
    assert change_p_value(now, before) == pytest.approx(exact)


def test_scattered_months_weigh_less() -> None:
    calm, scattered = change_p_value([130, 130], [100, 100], [1.0, 2.0])
    assert calm == pytest.approx(binomtest(100, 230, 0.5).pvalue)
    assert scattered == pytest.approx(binomtest(50, 115, 0.5).pvalue)


def test_categories_are_searched_together_and_the_whole_is_asked_alone() -> None:
    frame = pd.DataFrame(
        {
            "count": [130, 60, 34, 50, 51],
            "count_before": [100, 38, 20, 50, 50],
            "complete": [True] * 5,
        }
    )
    found = with_change(frame, percent_from=20)
    assert found["verdict"].tolist()[:3] == ["no clear change", "more", "no clear change"]
    together = pd.Series([False, True, True, True, True])
    family = with_family(found, together)
    assert family["p_adjusted"].iloc[0] == found["p_value"].iloc[0]
    assert family["p_adjusted"].iloc[1] == pytest.approx(4 * found["p_value"].iloc[1])
    assert family["verdict"].iloc[1] == "no clear change"
    assert family_sizes(family, together) == {"": 4}


def test_those_looked_at_together_go_the_way_of_their_ratios_too() -> None:
    # A month against a year: 17 after 36, and 60 after 1,200.
    frame = pd.DataFrame(
        {"count": [17, 60], "count_before": [36, 1200], "complete": True, "share": 1 / 13}
    )
    family = with_family(with_change(frame, percent_from=20), pd.Series([True, True]))
    assert family["verdict"].tolist() == ["more", "fewer"]


def test_each_family_is_searched_for_itself() -> None:
    frame = pd.DataFrame(
        {"count": [60, 34, 60, 34], "count_before": [38, 20, 38, 20], "complete": [True] * 4}
    )
    found = with_change(frame, percent_from=20)
    together, families = pd.Series([True] * 4), pd.Series(["a", "a", "a", "b"])
    family = with_family(found, together, families)
    smallest, other = found["p_value"].iloc[0], found["p_value"].iloc[1]
    assert family["p_adjusted"].tolist() == pytest.approx(
        [smallest * 3 / 2, other, smallest * 3 / 2, other]
    )
    assert family_sizes(family, together, families) == {"a": 3, "b": 1}
