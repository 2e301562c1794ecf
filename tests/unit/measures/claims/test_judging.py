"""The verdicts on claims, worked by hand, and their edges."""

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.change import change_p_value
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.measures.claims.holding import record_verdict
from moorlands_dash.measures.claims.judging import (
    beside_verdict,
    change_verdict,
    claimed_changes,
    count_verdict,
    rank_verdict,
    reaches,
)

YES, NO, FEW, UNKNOWN = claims.VERDICTS
HIGHER, LOWER = "higher than usual", "lower than usual"
UNCLEAR = "no clear change"


@pytest.mark.parametrize(
    ("kind", "amount", "ratio", "expected"),
    [
        ("risen", None, 1.01, True),
        ("doubled", None, 1.95, True),
        ("doubled", None, 1.94, False),
        ("trebled", None, 2.95, True),
        ("trebled", None, 2.9, False),
        ("halved", None, 0.504, True),
        ("halved", None, 0.51, False),
        ("halved", None, 0.0, True),
        ("risen by", 20, 1.2, True),
        ("risen by", 20, 1.196, True),
        ("risen by", 20, 1.194, False),
        ("fallen by", 33, 0.667, True),
        ("fallen by", 33, 0.68, False),
        ("doubled", None, np.nan, False),
        ("risen", None, np.nan, True),
    ],
)
def test_a_ratio_reaches_a_claim_as_people_round(
    kind: str, amount: float | None, ratio: float, expected: bool
) -> None:
    assert reaches(kind, amount, ratio) is expected


@pytest.mark.parametrize(
    ("kind", "amount", "word", "counts", "expected"),
    [
        ("risen", None, HIGHER, (90, 40), YES),
        ("risen", None, UNCLEAR, (45, 40), NO),
        ("risen", None, LOWER, (10, 40), NO),
        ("risen", None, "too few to say", (3, 1), FEW),
        ("risen", None, "cannot tell", (90, 40), UNKNOWN),
        ("risen", None, "too few to say", (0, 3), NO),
        ("doubled", None, "too few to say", (0, 0), NO),
        ("fallen", None, "too few to say", (2, 0), NO),
        ("fallen", None, "too few to say", (0, 3), FEW),
        ("risen", None, "cannot tell", (0, 3), UNKNOWN),
        ("fallen", None, LOWER, (10, 40), YES),
        ("fallen", None, HIGHER, (90, 40), NO),
        ("doubled", None, HIGHER, (90, 40), YES),
        ("doubled", None, HIGHER, (70, 40), NO),
        ("doubled", None, HIGHER, (9, 0), NO),
        ("risen", None, HIGHER, (9, 0), YES),
        ("doubled", None, UNCLEAR, (21, 10), NO),
        ("halved", None, LOWER, (19, 40), YES),
        ("risen by", 20, HIGHER, (90, 40), YES),
        ("risen by", 20, HIGHER, (25, 8), FEW),
        ("risen by", 200, HIGHER, (90, 40), NO),
        ("fallen by", 50, LOWER, (40, 90), YES),
        ("fallen by", 50, HIGHER, (9, 2), NO),
    ],
)
def test_a_change_must_be_clear_and_as_large_as_claimed(
    kind: str, amount: float | None, word: str, counts: tuple[int, int], expected: str
) -> None:
    ratio = counts[0] / counts[1] if counts[1] else np.nan
    assert change_verdict(kind, amount, word, counts, ratio, percent_from=20) == expected


@pytest.mark.parametrize(
    ("kind", "amount", "count", "complete", "expected"),
    [
        ("more than", 12, 13, True, YES),
        ("more than", 12, 12, True, NO),
        ("more than", 12, 13, False, YES),
        ("more than", 12, 5, False, UNKNOWN),
        ("fewer than", 12, 11, True, YES),
        ("fewer than", 12, 12, True, NO),
        ("fewer than", 12, 11, False, UNKNOWN),
        ("fewer than", 12, 12, False, NO),
        ("exactly", 5, 5, True, YES),
        ("exactly", 5, 5, False, UNKNOWN),
        ("exactly", 5, 6, False, NO),
        ("exactly", 5, 4, True, NO),
        ("none", None, 0, True, YES),
        ("none", None, 0, False, UNKNOWN),
        ("none", None, 1, False, NO),
        ("none", None, np.nan, False, UNKNOWN),
        ("more than", 0, 0, True, NO),
    ],
)
def test_missing_months_can_only_add(
    kind: str, amount: float | None, count: float, complete: bool, expected: str
) -> None:
    assert count_verdict(kind, amount, count, complete=complete) == expected


@pytest.mark.parametrize(
    ("kind", "against", "count", "expected"),
    [
        ("higher than", "higher", 5, YES),
        ("higher than", "similar", 50, NO),
        ("higher than", "similar", 19, FEW),
        ("higher than", "lower", 19, NO),
        ("lower than", "lower", 3, YES),
        ("lower than", "cannot tell", 50, UNKNOWN),
    ],
)
def test_beside_another_place(kind: str, against: str, count: int, expected: str) -> None:
    assert beside_verdict(kind, against, count, enough=20) == expected


@pytest.mark.parametrize(
    ("kind", "places", "count", "expected"),
    [
        ("highest", (1, 1), 180, YES),
        ("highest", (1, 3), 180, NO),
        ("highest", (1, 3), 19, FEW),
        ("highest", (2, 4), 19, NO),
        ("lowest", (27, 27), 4, YES),
        ("lowest", (20, 27), 4, FEW),
        ("lowest", (1, 1), 180, NO),
        ("highest", (np.nan, np.nan), 5, UNKNOWN),
    ],
)
def test_the_only_place_that_a_ward_may_have(
    kind: str, places: tuple[float, float], count: int, expected: str
) -> None:
    assert rank_verdict(kind, places, 27, count, enough=20) == expected


@pytest.mark.parametrize(
    ("kind", "count", "others", "word", "expected"),
    [
        ("record high", 90, [40, 30, 50], HIGHER, YES),
        ("record high", 55, [40, 30, 50], UNCLEAR, NO),
        ("record high", 50, [40, 30, 50], UNCLEAR, NO),
        ("record high", 90, [40, 30], HIGHER, FEW),
        ("record high", 4, [1, 2, 3], "too few to say", FEW),
        ("record low", 10, [40, 30, 50], LOWER, YES),
        ("record low", np.nan, [40, 30, 50], "", UNKNOWN),
    ],
)
def test_a_record_is_clearly_beyond_three_other_years(
    kind: str, count: float, others: list[int], word: str, expected: str
) -> None:
    assert record_verdict(kind, count, others, word) == expected


def changes(*rows: tuple[int, int, bool, float]) -> pd.DataFrame:
    columns = ["count", "count_before", "complete", "share"]
    frame = pd.DataFrame(list(rows), columns=columns).assign(dispersion=1.0)
    frame = frame.astype({"count": "Int64", "count_before": "Int64"})
    return claimed_changes(frame, percent_from=20)


def test_ratios_and_words_of_changes() -> None:
    found = changes((90, 40, True, 0.5), (3, 1, True, 0.5), (0, 0, True, 0.5), (9, 0, True, 0.5))
    assert found["verdict"].tolist() == [HIGHER, "too few to say", "too few to say", HIGHER]
    assert found["ratio"].iloc[0] == 2.25
    # R: poisson.test(c(90, 40))$conf.int
    assert found["ratio_lower_95"].iloc[0] == pytest.approx(1.5359, abs=2e-3)
    assert found["ratio_upper_95"].iloc[0] == pytest.approx(3.3549, abs=2e-2)
    assert found["ratio"].iloc[2:].isna().all()
    assert changes((90, 40, False, 0.5))["verdict"].tolist() == ["cannot tell"]


def test_the_interval_and_the_test_say_the_same() -> None:
    rng = np.random.default_rng(5)
    rows = [(int(a), int(b), True, float(s)) for a, b, s in zip(
        rng.integers(0, 60, 300), rng.integers(0, 60, 300), rng.choice([0.5, 0.2, 0.35], 300),
        strict=True,
    )]  # fmt: skip
    found = changes(*rows)
    clear = (found["p_value"] < 0.05).to_numpy()
    upper = found["ratio_upper_95"].fillna(np.inf)
    beyond = ((found["ratio_lower_95"] > 1) | (upper < 1)).to_numpy()
    assert (clear == beyond).all()
    assert clear.any()


def test_the_word_goes_the_ratios_way() -> None:
    month, years = 1 / 13, 2 / 3
    found = changes((17, 36, True, month), (1, 120, True, month), (639, 423, True, years))
    assert found["verdict"].tolist() == [HIGHER, LOWER, LOWER]
    # 17 of a month over 36 / 12; 1 over 10; 639 / 24 over 423 / 12
    assert found["ratio"].tolist() == pytest.approx([17 / 3, 0.1, 0.75532], abs=1e-5)


def test_no_word_goes_against_its_interval() -> None:
    lengths = (1, 3, 12, 24)
    shares = [one / (one + other) for one in lengths for other in lengths]
    counts = (0, 1, 7, 20, 60, 400)
    found = changes(*((a, b, True, s) for a in counts for b in counts for s in shares))
    higher, lower = found["verdict"] == HIGHER, found["verdict"] == LOWER
    assert higher.any() and lower.any()
    assert (found.loc[higher, "ratio_lower_95"] > 1).all()
    assert (found.loc[lower, "ratio_upper_95"] < 1).all()


def test_a_share_other_than_a_half_is_the_exact_binomial_test() -> None:
    from scipy.stats import binomtest

    for now, before, share in ((10, 20, 0.25), (1, 20, 0.25), (9, 11, 0.4), (0, 12, 0.1)):
        tails = [
            binomtest(now, now + before, share, alternative=side).pvalue
            for side in ("greater", "less")
        ]
        assert float(change_p_value(now, before, 1.0, share)) == pytest.approx(
            min(1.0, 2 * min(tails))
        )
