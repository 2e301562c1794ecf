"""Does number one survive? Against a plain script, properties, and chances known beforehand."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from moorlands_dash.measures.assessment.ranking import (
    Drawn,
    Figures,
    Ranking,
    base_scores,
    ranks,
    totals,
)

NAN = np.nan
GROWS = (True, True, False, False, False, False)


def figures(
    value: list[list[float]],
    error: float = 0.0,
    whole: list[float] | None = None,
    low: list[list[float]] | None = None,
    high: list[list[float]] | None = None,
) -> Figures:
    values = np.array(value, dtype=float)
    nothing = np.full(values.shape, NAN)
    return Figures(
        value=values,
        error=np.abs(values) * error,
        low=np.array(low) if low else nothing,
        high=np.array(high) if high else nothing,
        whole=np.array(whole or [1.0] * len(value)),
        grows=GROWS,
    )


MANY = figures(
    [
        [300.0, 900.0, 1.0, 0.4, 0.2, 0.3],
        [500.0, 20.0, 1.2, NAN, 0.3, 0.5],
        [100.0, NAN, 0.7, 0.9, NAN, 0.6],
        [250.0, 300.0, 1.0, 0.6, 0.1, 0.2],
    ],
    error=0.1,
    whole=[1.0, 1.0, 0.5, 0.75],
    low=[[NAN] * 6, [NAN, 0.0, *[NAN] * 4], [NAN] * 6, [NAN] * 6],
    high=[[NAN] * 6, [NAN, 40.0, *[NAN] * 4], [NAN] * 6, [NAN] * 6],
)


def plain(found: Figures, draws: int, seed: int) -> list[float]:
    """The chance of each theme to be first, a draw at a time, without an array."""
    chance = random.Random(seed)
    themes, first = range(len(found.value)), [0] * len(found.value)
    for _ in range(draws):
        more = [1 + (1 / found.whole[t] - 1) * chance.random() for t in themes]
        values = []
        for t in themes:
            row = []
            for c in range(6):
                value = chance.gauss(found.value[t][c], found.error[t][c])
                if not np.isnan(found.low[t][c]):
                    anywhere = chance.uniform(found.low[t][c], found.high[t][c])
                    value += anywhere - found.value[t][c]
                value = value if value != value else max(value, 0.0)
                row.append(value * more[t] if GROWS[c] else value)
            values.append(row)
        scores = plain_scores(values, chance)
        drawn = [chance.expovariate(1) for _ in range(6)]
        sums = [sum(w * s for w, s in zip(drawn, row, strict=True)) for row in scores]
        first[sums.index(max(sums))] += 1
    return [count / draws for count in first]


def plain_scores(values: list[list[float]], chance: random.Random) -> list[list[float]]:
    scores = [[NAN] * 6 for _ in values]
    for c in range(6):
        known = [t for t, row in enumerate(values) if row[c] == row[c]]
        most = max(values[t][c] for t in known)
        for t in known:
            value = values[t][c]
            if c in (0, 1, 4):
                scores[t][c] = value / most
            else:
                score = {2: value - 0.5, 3: value / 2, 5: value}[c]
                scores[t][c] = min(max(score, 0.0), 1.0)
        for t in set(range(len(values))) - set(known):
            scores[t][c] = scores[chance.choice(known)][c]
    return scores


@pytest.mark.slow
def test_chances_are_those_of_a_plain_script_within_one_point() -> None:
    """Either is known to half a point or so: 20,000 draws leave room for that of ours alone."""
    ours = Ranking(MANY).any_weights().first
    theirs = plain(MANY, 20_000, seed=1)
    assert ours == pytest.approx(theirs, abs=0.01)


def test_the_same_figures_and_seed_give_the_same_ranks_and_another_seed_nearly() -> None:
    one, two = (Ranking(MANY).any_weights() for _ in range(2))
    other = Ranking(MANY, seed=9).any_weights()
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))
    assert not np.array_equal(one.first, other.first)
    assert one.first == pytest.approx(other.first, abs=0.03)


def test_two_criteria_and_no_error_have_a_chance_that_can_be_worked_out() -> None:
    # Ahead by 0.6 on the one, behind by 0.2 on the other: first where the weight of the first,
    # which is anything from 0 to 1, is over 0.25. All else is known of nobody.
    rest = [NAN, NAN, NAN]
    first = [[100.0, NAN, 1.0, *rest], [40.0, NAN, 1.2, *rest]]
    found = Ranking(figures(first), draws=20_000).any_weights()
    assert found.first == pytest.approx([0.75, 0.25], abs=0.01)


def test_weights_near_those_chosen_keep_a_nought_and_move_little() -> None:
    rest = [NAN, NAN, NAN]
    ranking = Ranking(figures([[100.0, NAN, 1.0, *rest], [40.0, NAN, 1.2, *rest]]))
    only_trend = ranking.near(np.array([0.0, 3, 3, 0, 0, 0]))
    assert only_trend.first.tolist() == [0.0, 1.0]
    even = ranking.near(np.array([3.0, 3, 3, 0, 0, 0]))
    assert even.first[0] > 0.99


def test_chances_to_be_first_add_up_and_the_first_three_are_three() -> None:
    found = Ranking(MANY).near(np.array([3.0] * 6))
    assert found.first.sum() == pytest.approx(1.0)
    assert found.top.sum() == pytest.approx(3.0)
    assert (found.rank_low <= found.rank_high).all()


def test_a_sender_that_is_missing_makes_its_theme_more_likely_never_less() -> None:
    value = [[100.0, 50.0, 1.0, 0.5, 0.3, 0.2], [90.0, 45.0, 1.0, 0.5, 0.3, 0.2]]
    whole = Ranking(figures(value)).any_weights().first
    part = Ranking(figures(value, whole=[1.0, 0.5])).any_weights().first
    assert whole[1] == 0.0
    assert part[1] > 0.6


def test_a_theme_of_which_nothing_is_known_by_a_criterion_is_not_ranked_as_nought() -> None:
    value = [[100.0, 80.0, *[NAN] * 4], [90.0, NAN, *[NAN] * 4], [50.0, 60.0, *[NAN] * 4]]
    scores = base_scores(figures(value))
    assert scores[1, 1] == pytest.approx((1.0 + 0.75) / 2)
    assert np.isnan(scores[:, 2:]).all()
    assert ranks(totals(scores, np.ones(6))).tolist() == [1, 2, 3]


def test_a_theme_without_data_could_well_be_first() -> None:
    ranking = Ranking(MANY)
    assert ranking.unknown_first(0) == 0.0
    assert 0.1 < ranking.unknown_first(1) < ranking.unknown_first(3) < 0.9


def test_nothing_known_ranks_nothing() -> None:
    found: Drawn = Ranking(figures([[NAN] * 6])).any_weights()
    assert found.first.tolist() == [1.0]
    assert np.isnan(totals(base_scores(figures([[NAN] * 6])), np.ones(6))).all()


def test_ten_thousand_draws_of_twelve_themes_take_less_than_a_fifth_of_a_second() -> None:
    value = np.random.default_rng(1).random((12, 6)) + 0.5
    many = figures(value.tolist(), error=0.1)
    taken = []
    for _ in range(3):
        begun = time.process_time()
        ranking = Ranking(many)
        ranking.any_weights()
        ranking.near(np.ones(6))
        taken.append(time.process_time() - begun)
    assert min(taken) < 0.2
