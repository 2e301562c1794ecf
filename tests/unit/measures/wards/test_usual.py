from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.change import with_change
from moorlands_dash.measures.family import with_family
from moorlands_dash.measures.wards import usual
from moorlands_dash.periods import Period, add_months

YEAR = Period(date(2025, 10, 1), date(2026, 9, 1))


def verdicts(pairs: list[tuple[int | None, int | None]], dispersion: float = 1.0) -> list[str]:
    frame = pd.DataFrame(pairs, columns=["count", "count_before"]).astype("Int64")
    frame["complete"] = frame.notna().all(axis=1)
    frame["dispersion"] = dispersion
    changed = with_change(frame, percent_from=20)
    return usual.usual_verdicts(with_family(changed, pd.Series(False, index=frame.index))).tolist()


def test_the_five_words() -> None:
    found = verdicts([(90, 40), (40, 90), (42, 40), (3, 4), (None, 40)])
    assert found == [
        "higher than usual",
        "lower than usual",
        "no clear change",
        "too few to say",
        "cannot tell",
    ]
    assert set(found) == set(usual.USUAL)


def test_a_clear_change_on_few_is_still_clear() -> None:
    assert verdicts([(15, 2), (0, 9)]) == ["higher than usual", "lower than usual"]


def test_the_fewest_of_which_half_would_be_clear() -> None:
    # binom.test(k/2, 3k/2): 13 of 39 gives 0.053, 14 of 42 gives 0.044 (R, scipy's binomtest).
    assert verdicts([(28, 28)]) == ["no clear change"]
    assert verdicts([(24, 24)]) == ["too few to say"]


def test_months_that_vary_more_need_more_to_say_anything() -> None:
    assert verdicts([(60, 40)]) == ["no clear change"]
    assert verdicts([(60, 40)], dispersion=3.0) == ["too few to say"]
    assert verdicts([(70, 40)]) == ["higher than usual"]
    assert verdicts([(70, 40)], dispersion=3.0) == ["too few to say"]


def months(first: date, counts: list[int]) -> pd.Series:
    return pd.Series({add_months(first, place): count for place, count in enumerate(counts)})


def test_the_usual_range_follows_all_wards_seasons() -> None:
    first = date(2022, 10, 1)
    season = [100, 100, 100, 100, 100, 100, 400, 400, 100, 100, 100, 100]
    whole = months(first, season * 4)
    ward = months(first, [4, 4, 4, 4, 4, 4, 16, 16, 4, 4, 4, 4] * 4)
    shown = Period(date(2024, 10, 1), YEAR.end)
    wards = pd.DataFrame({"ours": ward, "others": whole - ward})
    found = usual.usual_months(wards, "ours", shown, YEAR).set_index("month")
    # scipy's poisson(4).ppf([0.025, 0.975]) is 1 to 8, poisson(16)'s is 9 to 24.
    april, october = pd.Timestamp(2026, 4, 1), pd.Timestamp(2025, 10, 1)
    assert found.loc[april, ["usual_lower", "usual_upper"]].tolist() == [9, 24]
    assert found.loc[october, ["usual_lower", "usual_upper"]].tolist() == [1, 8]
    assert len(found) == 24


def test_without_a_whole_year_before_nothing_is_usual() -> None:
    ward = months(date(2025, 10, 1), [3] * 12)
    found = usual.usual_months(ward.to_frame("ours"), "ours", YEAR, YEAR)
    assert found["usual_lower"].isna().all()
    assert found["count"].tolist() == [3] * 12


def test_a_missing_month_stays_missing() -> None:
    ward = months(date(2025, 10, 1), [3] * 12).drop(date(2026, 1, 1))
    found = usual.usual_months(ward.to_frame("ours"), "ours", YEAR, YEAR)
    assert found["count"].isna().tolist() == [month == date(2026, 1, 1) for month in YEAR]


def test_the_dispersion_of_chance_is_one_and_of_bursts_more() -> None:
    draw = np.random.default_rng(5)
    first = date(2023, 10, 1)

    def wards(draws: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(draws, index=list(months(first, [0] * 36).index))

    plain = wards(draw.poisson(6, (36, 200)))
    bursts = wards(3 * draw.poisson(2, (36, 200)))
    assert 1.0 <= usual.year_dispersions(plain, YEAR).mean() < 1.2
    assert usual.wards_dispersion(plain, YEAR) == pytest.approx(1.0, abs=0.04)
    assert usual.year_dispersions(bursts, YEAR).mean() == pytest.approx(3.0, abs=0.3)
    assert usual.wards_dispersion(bursts, YEAR) == pytest.approx(3.0, abs=0.1)


def test_dispersion_by_hand_of_two_wards_and_two_years() -> None:
    # Both wards have 12 a year, evenly expected, but one has all its incidents in two months:
    # (2 x 25/1 + 10 x 1/1) a year over 11 a year.
    even, burst = [1] * 24, ([6, 6] + [0] * 10) * 2
    others = [[30 - 1 - n for n in burst]] * 1
    first = date(2024, 10, 1)
    wards = pd.DataFrame({"even": months(first, even), "burst": months(first, burst),
                          "others": months(first, others[0])})  # fmt: skip
    assert usual.year_dispersions(wards, YEAR)[["even", "burst"]].tolist() == pytest.approx(
        [1.0, 60 / 11]
    )


def test_one_year_alone_cannot_show_dispersion() -> None:
    ward = months(date(2025, 10, 1), [0, 9] * 6).to_frame("ours")
    assert usual.year_dispersions(ward, YEAR).tolist() == [1.0]
    assert usual.wards_dispersion(ward, YEAR) == 1.0


def test_false_alarms_stay_rare_where_nothing_changed() -> None:
    draw = np.random.default_rng(6)
    pairs = [tuple(row) for row in draw.poisson(60, (2000, 2)).tolist()]
    found = pd.Series(verdicts(pairs))
    assert found.isin(["higher than usual", "lower than usual"]).mean() < 0.055
