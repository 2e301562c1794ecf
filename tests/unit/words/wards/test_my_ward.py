from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.measures.wards.usual import USUAL
from moorlands_dash.words.wards import five_words, sayable
from moorlands_dash.words.wards import my_ward as words
from moorlands_dash.words.wards import standing as ward_standing
from moorlands_dash.words.wards.years import before_words, now_words, period_of


def row(**changed: Any) -> dict[str, Any]:
    plain = {
        "ward_name": "Alton",
        "category": "all",
        "item": "All incidents",
        "from": pd.Timestamp(2025, 10, 1),
        "to": pd.Timestamp(2026, 9, 1),
        "months_expected": 12,
        "months_loaded": 12,
        "count": 57,
        "count_before": 60,
        "difference": -3,
        "usual": 58.4,
        "usual_from": 44,
        "usual_to": 74,
        "usual_years": 5,
        "verdict": "no clear change",
        "rate_per_1000": 41.2,
        "district_rate_per_1000": 60.0,
        "against_district": "lower",
        "peers_rate_per_1000": 45.0,
        "against_peers": "similar",
        "rank_lower": 8,
        "rank_upper": 15,
        "ranked": 27,
        "residents_mislead": False,
    }
    return plain | changed


def theft(**changed: Any) -> dict[str, Any]:
    return row(category="theme:theft", item="Theft and burglary") | changed


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_every_word_has_a_rule() -> None:
    assert [word for word, _ in five_words.rules()] == list(USUAL)


def test_a_headline_with_no_clear_change() -> None:
    assert words.headline(frame(row(), theft())) == (
        "Alton: 57 police incidents in the 12 months to September 2026, 3 fewer than the year "
        "before; usually about 58: no clear change. No theme is clearly higher or lower than "
        "usual. For its residents it had fewer than in the rest of the district: between 8th and "
        "15th highest of 27 wards. Each is asked about by itself."
    )


def test_a_part_of_a_year_is_told_as_one() -> None:
    part = row(months_loaded=4, verdict="cannot tell", count_before=None, rank_lower=None)
    assert "57 police incidents in 4 of 12 months to September 2026" in words.headline(frame(part))
    assert words.card_sentence(part).startswith("57 in 4 of 12 months to September 2026: cannot")
    assert "57 police incidents in 4 of 12 months" in sayable.may_be_said(frame(part))[0]
    assert (now_words(part), before_words(part)) == ("57 in 4 of 12 months", "–")
    assert (now_words(row()), before_words(row())) == ("57", "60")


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (0, "Alton had 57 police incidents in the 12 months"),
        (3, "Alton had between 57 and 60 police incidents in the 12 months"),
        (None, "Alton had 57 or more police incidents in the 12 months"),
    ],
)
def test_rows_set_aside_are_said_with_the_count(doubt: int | None, said: str) -> None:
    whole = row(doubt=doubt, verdict="cannot tell", count_before=None)
    assert sayable.may_be_said(frame(whole))[0].startswith(said)
    assert ("rows set aside may belong to it" in words.headline(frame(whole))) is (doubt != 0)


def test_a_headline_names_what_changed() -> None:
    said = words.headline(
        frame(row(), theft(count=90, count_before=40, usual=41.2, verdict="higher than usual"))
    )
    assert "Higher than usual: Theft and burglary (90, usually about 41)." in said
    assert "No theme" not in said


def test_a_headline_with_a_month_missing_claims_no_change() -> None:
    rows = frame(row(verdict="cannot tell"), theft(verdict="cannot tell"))
    said = words.headline(rows, [date(2026, 3, 1)])
    assert "Cannot tell whether that is a change: no whole file is loaded for March 2026." in said
    for word in ("fewer than the year", "rise", "fall", "No theme"):
        assert word not in said


def test_too_few_are_never_called_a_change() -> None:
    few = row(
        count=3, count_before=6, usual=5.2, usual_from=1, usual_to=11, verdict="too few to say"
    )
    assert "too few to say whether that is a change" in words.headline(frame(few))
    card = words.card_sentence(few)
    assert "too few to say. A clear rise would have to be to 12 or more, a clear fall to 0." in card


@pytest.mark.parametrize(
    ("place", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (21, "21st"), (23, "23rd")],
)
def test_places(place: int, text: str) -> None:
    assert words.ordinal(place) == text


def test_a_certain_place_is_one_place() -> None:
    assert words.rank_words(row(rank_lower=1, rank_upper=1)) == "1st highest of 27 wards"


def test_what_may_be_said_claims_a_change_only_where_it_is_clear() -> None:
    unclear = sayable.may_be_said(frame(row(), theft()))
    assert not any(word in line for line in unclear for word in ("rise", "fall,", "doubled"))
    clear = sayable.may_be_said(frame(row(), theft(verdict="lower than usual", count=20)))
    assert any(
        "of theft and burglary" in line and "clearly fewer than usual" in line for line in clear
    )
    barred = sayable.may_not_be_said(frame(row(), theft(verdict="too few to say")))
    assert any("theft and burglary" in line and "too few" in line for line in barred)
    assert any("exact place" in line for line in barred)


def test_visitors_are_said_where_residents_mislead() -> None:
    assert "Visitors" in words.headline(frame(row(residents_mislead=True)))
    barred = sayable.may_not_be_said(frame(row(residents_mislead=True)))
    assert any("visitors" in line for line in barred)


def test_an_unknown_rate_is_not_compared() -> None:
    assert words.place_sentence(row(rate_per_1000=float("nan"))) == ""
    assert words.beside_words(row(rate_per_1000=float("nan"))).startswith("No rate")


def test_a_funnels_sentence_says_what_chance_explains() -> None:
    ward = {
        "ward_code": "A", "ward_name": "Alton", "rate_per_1000": 41.2, "place": "inside the funnel",
        "funnel_lower_95": 35.0, "funnel_upper_95": 52.0,
        "standing_alone": "similar", "against_district": "similar",
    }  # fmt: skip
    period = period_of(row())
    said = ward_standing.funnel_sentence(frame(ward), "A", "Burglary", period)
    assert "lies where chance alone could have put it (35.0 to 52.0" in said
    assert said.endswith("its rate is not clearly different from that of the rest of the district.")
    far = ward | {"place": "far above the funnel", "standing_alone": "higher"}
    said = ward_standing.funnel_sentence(frame(far), "A", "Burglary", period)
    assert "lies above what chance explains" in said
    assert "beyond the 99.8% limits" in said
    assert said.endswith(
        "its rate is higher than that of the rest of the district where it is asked about by "
        "itself, and not clearly different from it with all wards looked at together."
    )


def test_a_change_that_may_be_quoted_says_that_it_was_asked_about_by_itself() -> None:
    changed = theft(verdict="lower than usual", count=20)
    quoted = sayable.may_be_said(frame(row(), changed))
    clear = [line for line in quoted if "clearly" in line or "than the rest" in line]
    assert len(clear) == 2
    assert all("sked about by itself" in line for line in clear)
    no_rate = {"rate_per_1000": float("nan")}
    said = words.headline(frame(row(**no_rate), changed))
    assert said.endswith("Each is asked about by itself.")
    assert "by itself" not in words.headline(frame(row(**no_rate), theft()))


def test_where_no_police_file_is_there_the_first_theme_is_called_by_its_name() -> None:
    tipping = row(category="fly_tipping", item="Fly-tipping", against_district="higher")
    frame = pd.DataFrame([tipping])
    assert words.headline(frame).startswith("Alton: 57 reports under “Fly-tipping” in the 12 ")
    said = sayable.may_be_said(frame)
    assert said[1] == (
        "Asked about by itself, for each resident Alton had more reports under “Fly-tipping” in "
        "the 12 months to September 2026 than the rest of the district."
    )
    assert not any("police" in each for each in said)
    assert sayable.may_not_be_said(frame)[0] == "That fly-tipping rose or fell: no change is clear."


@pytest.mark.parametrize(("dark", "more"), [(False, "darker"), (True, "lighter")])
def test_the_map_to_press_says_which_shade_is_more(dark: bool, more: str) -> None:
    said = words.tap_words("Incidents per 1,000 residents", dark=dark)
    assert said == f"Incidents per 1,000 residents: {more} is more. Press a ward to open it."
