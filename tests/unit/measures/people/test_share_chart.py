"""Control charts of shares: exact limits, and limits that go with who came in."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from moorlands_dash.measures.people.points import with_shares
from moorlands_dash.measures.people.share_chart import BINOMIAL, expected_by_mix, share_chart
from moorlands_dash.measures.trends.control_charts import TAIL


def points(counts: list[int | None], of: list[int | None]) -> pd.DataFrame:
    months = pd.date_range("2024-01-01", periods=len(counts), freq="MS")
    frame = pd.DataFrame({"from": months, "to": months, "months": 1})
    return with_shares(
        frame.assign(count=pd.array(counts, dtype="Int64"), of=pd.array(of, dtype="Int64"))
    )


def test_limits_are_the_binomials_own_tails_and_wider_for_fewer_people() -> None:
    chart = share_chart(points([20, 21, 19, 20, 2, 20, 20, 22], [50, 50, 50, 50, 5, 50, 50, 55]))
    mean = 144 / 360
    assert chart["mean"].tolist() == pytest.approx([mean] * 8)
    for row in chart.to_dict("records"):
        upper = round(row["upper"] * row["of"])
        assert binom.sf(upper, row["of"], mean) <= TAIL < binom.sf(upper - 1, row["of"], mean)
    assert chart["upper"].iloc[4] > chart["upper"].iloc[0]
    assert set(chart["method"]) == {BINOMIAL}
    assert set(chart["rule"]) == {""}


def test_a_share_beyond_its_limit_is_special() -> None:
    chart = share_chart(points([20, 24, 19, 25, 20, 24, 21, 25, 20, 42], [50] * 10))
    assert chart["rule"].tolist() == [""] * 9 + ["outside"]
    assert chart["way"].iloc[-1] == 1


def test_a_missing_point_has_no_limits_and_too_few_points_have_none() -> None:
    chart = share_chart(points([20, None, 20, 20, 20, 20, 20], [50, None, 50, 50, 50, 50, 50]))
    assert chart["upper"].isna().tolist() == [False, True] + [False] * 5
    few = share_chart(points([20] * 5, [50] * 5))
    assert few["mean"].isna().all()
    assert set(few["method"]) == {""}


def groups(mix: list[tuple[int, int]]) -> pd.DataFrame:
    """Return points of two groups of which half and a tenth do so, exactly."""
    months = pd.date_range("2024-01-01", periods=len(mix), freq="MS")
    told = [
        {"from": month, "group": name, "of": people, "count": round(people * share)}
        for month, pair in zip(months, mix, strict=True)
        for name, share, people in zip(("high", "low"), (0.5, 0.1), pair, strict=True)
    ]
    return pd.DataFrame(told)


MIX = [(20, 60)] * 10 + [(60, 20)] * 2


def test_a_share_that_moves_only_with_who_came_in_is_no_signal() -> None:
    given = groups(MIX)
    whole = given.groupby("from")[["count", "of"]].sum()
    plain = points(whole["count"].tolist(), whole["of"].tolist())
    expected = expected_by_mix(given)
    assert expected.iloc[0] == pytest.approx((20 * 0.5 + 60 * 0.1) / 80)
    assert expected.iloc[-1] == pytest.approx((60 * 0.5 + 20 * 0.1) / 80)
    assert share_chart(plain)["rule"].iloc[-1] == "outside"
    by_mix = share_chart(plain, expected)
    assert set(by_mix["rule"]) == {""}
    assert by_mix["mean"].tolist() == pytest.approx(plain["share"].tolist())


def test_a_share_that_rises_within_the_groups_is_a_signal_still() -> None:
    given = groups(MIX)
    last = given["from"] == given["from"].max()
    given.loc[last, "count"] = (given.loc[last, "of"] * [0.8, 0.5]).astype(int)
    whole = given.groupby("from")[["count", "of"]].sum()
    chart = share_chart(
        points(whole["count"].tolist(), whole["of"].tolist()), expected_by_mix(given)
    )
    assert chart["rule"].iloc[-1] == "outside"


def test_a_point_of_which_a_group_lacks_has_no_expected_share() -> None:
    given = groups(MIX).drop(index=[3])
    assert pd.Timestamp("2024-02-01") not in expected_by_mix(given).index
    assert np.isfinite(expected_by_mix(given)).all()


def test_series_of_plain_chance_hardly_ever_stand_out() -> None:
    rng = np.random.default_rng(3)
    special = 0
    for _ in range(120):
        of = rng.integers(40, 90, 24)
        chart = share_chart(points(rng.binomial(of, 0.35).tolist(), of.tolist()))
        special += int((chart["rule"] == "outside").sum())
    assert special / (120 * 24) < 2 * TAIL
