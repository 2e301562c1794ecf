import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.words.chances import chance_percent, chance_words

CHANCES = st.floats(0, 1, exclude_min=True, exclude_max=True)


@pytest.mark.parametrize(
    ("chance", "number", "words"),
    [
        (0.0, "under 1%", "settled"),
        (0.004, "under 1%", "under 1 in 100"),
        (0.01, "1%", "about 1 in 100"),
        (0.03, "3%", "about 3 in 100"),
        (0.0499, "4%", "about 4 in 100"),
        (0.05, "5%", "about 1 in 20"),
        (0.08, "8%", "about 1 in 10"),
        (0.1999, "19%", "about 2 in 10"),
        (0.2, "20%", "about 2 in 10"),
        (0.29, "29%", "about 3 in 10"),
        (0.5, "50%", "about 5 in 10"),
        (0.7999, "79%", "about 8 in 10"),
        (0.92, "92%", "about 9 in 10"),
        (0.94, "94%", "about 19 in 20"),
        (0.98, "98%", "about 98 in 100"),
        (0.999, "over 99%", "over 99 in 100"),
        (1.0, "over 99%", "settled"),
        (math.nan, "cannot tell", "cannot tell"),
    ],
)
def test_a_chance_in_number_and_words(chance: float, number: str, words: str) -> None:
    assert chance_percent(chance) == number
    assert chance_words(chance) == words


def share(words: str) -> float:
    """Return what the words come to; "under" and "over" lie beyond their figures."""
    head, said, _, of = words.rsplit(" ", 3)
    return int(said) / int(of) + {"under": -0.001, "over": 0.001, "about": 0}[head]


@given(CHANCES, CHANCES)
def test_a_better_chance_never_sounds_worse(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert share(chance_words(low)) <= share(chance_words(high)) + 1e-12


@given(CHANCES)
def test_the_words_are_near_the_number(chance: float) -> None:
    assert abs(share(chance_words(chance)) - chance) <= 0.0501


@given(CHANCES, st.sampled_from([0.2, 0.5, 0.8]))
def test_the_number_never_reaches_a_threshold_that_the_chance_does_not(
    chance: float, threshold: float
) -> None:
    shown = chance_percent(chance)
    value = float(shown.split()[-1].rstrip("%")) / 100
    assert (value >= threshold) == (chance >= threshold) or abs(chance - threshold) < 1e-9
