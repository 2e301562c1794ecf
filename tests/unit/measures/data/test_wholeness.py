"""Which months are whole: hand-made series, each with one fault and its twin without."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from scipy.stats import nbinom, poisson

from moorlands_dash.measures.data import wholeness
from moorlands_dash.measures.data.wholeness import Reason, states
from moorlands_dash.periods import add_months, month

START = month(2024, 1)
LONG_AFTER = date(2060, 1, 1)


def months(*rows: int, source: str = "noise", sender: str = "", ours: list[int] | None = None):
    """Return months from January 2024 on with so many rows."""
    return pd.DataFrame(
        {
            "kind": "reports",
            "source": source,
            "sender": sender,
            "month": [add_months(START, n) for n in range(len(rows))],
            "cut": "",
            "rows": rows,
            "ours": ours or rows,
        }
    )


NO_DAYS = pd.DataFrame({"source": [], "sender": [], "day": [], "rows": []})


def judged(found: pd.DataFrame, days: pd.DataFrame = NO_DAYS, day: date = LONG_AFTER):
    return states(found, days, day, lambda reason: reason.kind)


def parts(frame: pd.DataFrame) -> dict[str, str]:
    """Return what is not whole, by month."""
    found = frame[frame["state"] != "whole"]
    return {
        f"{m:%Y-%m}": why or state
        for m, state, why in zip(found["month"], found["state"], found["why"], strict=True)
    }


def test_months_that_vary_by_chance_are_whole() -> None:
    random = np.random.default_rng(1)
    for mean in (0.5, 3, 12, 80, 500, 9000):
        assert parts(judged(months(*random.poisson(mean, 120)))) == {}


@pytest.mark.parametrize("place", [0, 6, 11])
@pytest.mark.parametrize("usual", [60, 450, 9000])
def test_a_month_of_two_fifths_of_its_usual_rows_is_a_part_wherever_it_stands(usual, place) -> None:
    rows = np.random.default_rng(usual).poisson(usual, 12)
    rows[place] = 0.4 * usual
    assert parts(judged(months(*rows))) == {f"2024-{place + 1:02}": wholeness.FEW}


def test_so_few_that_chance_may_give_them_are_whole() -> None:
    # 4 where 10 are usual: chance gives as few in 1 month of 34.
    assert parts(judged(months(10, 9, 11, 10, 4, 12, 10, 8))) == {}


def test_without_enough_months_around_nothing_is_thin() -> None:
    assert parts(judged(months(450, 440, 3))) == {}


def test_a_season_does_not_make_its_low_months_thin() -> None:
    year = [20, 22, 30, 45, 70, 90, 95, 85, 60, 40, 26, 21]
    assert parts(judged(months(*(year * 3)))) == {}


def test_a_month_is_thin_in_our_district_alone() -> None:
    rows = [8000] * 10
    ours = [450, 460, 440, 455, 0, 450, 447, 461, 452, 440]
    assert parts(judged(months(*rows, ours=ours))) == {"2024-05": wholeness.FEW_OURS}


def test_what_one_kind_lacks_is_told_of_that_kind_alone() -> None:
    noise = months(60, 62, 58, 60, 2, 61, 60)
    litter = months(200, 190, 205, 210, 200, 195, 201, source="litter")
    found = judged(pd.concat([noise, litter]))
    assert parts(found[found["source"] == "noise"]) == {"2024-05": wholeness.FEW}
    assert parts(found[found["source"] == "litter"]) == {}


def test_a_cut_file_is_a_part_however_many_rows_it_has() -> None:
    found = months(450, 450, 450, 450, 450, 450)
    found.loc[3, "cut"] = "its last line is half a row"
    assert parts(judged(found)) == {"2024-04": wholeness.CUT}


def test_each_force_is_held_against_its_own_months_alone() -> None:
    ours = months(*[9000] * 12, source="Staffordshire Police")
    few = months(3, source="British Transport Police").assign(month=add_months(START, 11))
    both = pd.concat([ours.iloc[:11], few]).assign(kind="street")
    assert judged(both)["why"].eq("").all()
    assert parts(judged(both)) == {}
    # Of a partner that sends several kinds one month lacks all but three rows.
    assert set(judged(both.assign(kind="reports"))["why"]) == {"", wholeness.FEW}


def test_the_present_month_and_those_to_come_are_not_over() -> None:
    seen = judged(months(5, 5, 5), day=date(2024, 2, 29))
    assert parts(seen) == {"2024-02": wholeness.NOT_OVER, "2024-03": wholeness.NOT_OVER}
    assert parts(judged(months(5, 5, 5), day=date(2024, 4, 1))) == {}


def daily(first: date, last: date, step: int = 1) -> pd.DataFrame:
    """Return one row every so many days."""
    days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return pd.DataFrame({"source": "noise", "sender": "", "day": days, "rows": 1})


def counted(days: pd.DataFrame) -> pd.DataFrame:
    """Return the months of such days."""
    rows = days["day"].map(lambda day: day.replace(day=1)).value_counts().sort_index()
    return months(*rows)


def test_rows_that_stop_before_the_month_does() -> None:
    # One a day: a gap of n days comes by chance in exp(-n); 7 days are 1 in 1,097.
    stops = daily(START, date(2024, 6, 23))
    assert parts(judged(counted(stops), stops)) == {"2024-06": wholeness.STOPS}
    whole = daily(START, date(2024, 6, 24))
    assert parts(judged(counted(whole), whole)) == {}


def test_rows_that_begin_after_the_month_does() -> None:
    late = daily(date(2024, 1, 9), date(2024, 6, 30))
    assert parts(judged(counted(late), late)) == {"2024-01": wholeness.BEGINS}


def test_months_after_the_last_row_are_parts_where_files_stand_for_them() -> None:
    days = daily(START, date(2024, 3, 30))
    claimed = months(31, 29, 30, 0, 0)
    assert parts(judged(claimed, days)) == {"2024-04": wholeness.STOPS, "2024-05": wholeness.STOPS}
    seldom = daily(START, date(2024, 3, 30), step=20)
    assert parts(judged(months(2, 1, 2, 0, 0), seldom)) == {}


def test_a_month_without_a_row_among_full_ones_is_a_part() -> None:
    days = daily(START, date(2024, 5, 31))
    days = days[[day.month != 3 for day in days["day"]]]
    assert parts(judged(months(31, 29, 0, 30, 31), days)) == {"2024-03": wholeness.FEW}
    # Nobody has sent March: it is missing, and no gap.
    absent = months(31, 29, 0, 30, 31).query("rows > 0")
    assert parts(judged(absent, days)) == {"2024-03": "missing"}


def test_a_sender_that_often_leaves_such_gaps_may_end_with_one() -> None:
    days = daily(START, date(2024, 6, 19))
    days = days[[not 5 <= day.day <= 15 for day in days["day"]]]
    assert parts(judged(counted(days), days)) == {}


def test_a_month_may_end_as_all_others_do() -> None:
    # 80 a month, none after the 28th: a system that closes its months early.
    days = daily(START, date(2025, 1, 31))
    days = days[[day.day <= 28 for day in days["day"]]].assign(rows=3)
    found = counted(days)
    assert parts(judged(found.assign(rows=80, ours=80), days)) == {}


def test_a_sender_of_few_rows_may_stop_early() -> None:
    days = daily(START, date(2024, 6, 12), step=6)
    assert parts(judged(counted(days), days)) == {}


def test_of_two_senders_the_one_that_is_behind_is_missing() -> None:
    council, landlord = months(9, 8, 9, sender="Council"), months(4, sender="Landlord")
    found = judged(pd.concat([council, landlord]))
    assert parts(found[found["sender"] == "Council"]) == {}
    behind = found[found["sender"] == "Landlord"]
    assert parts(behind) == {"2024-02": "missing", "2024-03": "missing"}
    assert behind["rows"].isna().tolist() == [False, True, True]


def test_before_its_first_month_a_sender_misses_nothing() -> None:
    council, landlord = months(9, 8, 9, sender="Council"), months(4, 4, 4, sender="Landlord")
    found = judged(pd.concat([council, landlord.tail(1)]))
    assert parts(found) == {}
    assert len(found) == 4


def test_a_hole_is_missing() -> None:
    assert parts(judged(months(9, 8, 9, 8).drop(index=1))) == {"2024-02": "missing"}


def test_the_sentence_is_made_of_what_was_seen() -> None:
    told: list[Reason] = []
    states(months(450, 460, 440, 455, 3, 450), NO_DAYS, LONG_AFTER, lambda r: told.append(r) or "")
    assert [(r.rows, r.usual) for r in told] == [(3, 450.0)]


@pytest.mark.parametrize(("count", "mean"), [(0, 12.0), (4, 10.0), (20, 60.0), (180, 450.0)])
def test_the_chance_of_so_few_is_that_of_scipys_distributions(count: int, mean: float) -> None:
    assert wholeness._chance(count, mean, 1.0) == pytest.approx(poisson.cdf(count, mean))
    for dispersion in (1.5, 4.0):
        size, share = mean / (dispersion - 1), 1 / dispersion
        assert wholeness._chance(count, mean, dispersion) == pytest.approx(
            nbinom.cdf(count, size, share)
        )
