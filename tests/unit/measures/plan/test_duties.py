from datetime import date

import pandas as pd

from moorlands_dash.measures.plan.duties import DONE, DUTIES, NOT_YET, standings
from moorlands_dash.measures.verdicts import CANNOT_TELL

DAY = date(2026, 11, 1)


def standing(**known: list[date] | None) -> dict[str, str]:
    frame = standings(known, DAY)
    return dict(zip(frame["duty"], frame["standing"], strict=True))


def test_four_meetings_within_a_year_are_needed() -> None:
    four = [date(2025, 11, 12), date(2026, 2, 11), date(2026, 5, 13), date(2026, 8, 12)]
    assert standing(strategy=four)["strategy-meetings"] == DONE
    assert standing(strategy=four[1:])["strategy-meetings"] == NOT_YET
    # The first lies a year and a day back: 366 days before 1 November 2026 is 31 October 2025.
    assert standing(strategy=[date(2025, 10, 31), *four[1:]])["strategy-meetings"] == NOT_YET
    assert standing(strategy=[date(2025, 11, 1), *four[1:]])["strategy-meetings"] == DONE


def test_a_meeting_to_come_shows_nothing_yet() -> None:
    assert standing(public=[date(2026, 11, 2)])["public-meeting"] == NOT_YET
    assert standing(public=[DAY])["public-meeting"] == DONE


def test_where_nothing_of_the_kind_is_loaded_nobody_can_tell() -> None:
    assert set(standing().values()) == {CANNOT_TELL}
    assert standing(packs=[])["regular-updates"] == NOT_YET


def test_the_latest_date_is_given_even_where_it_lies_too_far_back() -> None:
    frame = standings({"survey": [date(2024, 3, 31), date(2023, 9, 30)]}, DAY).set_index("duty")
    assert frame.loc["ask-residents", "latest"] == pd.Timestamp(2024, 3, 31)
    assert frame.loc["ask-residents", "standing"] == NOT_YET


def test_every_duty_is_whole_and_none_stands_twice() -> None:
    assert len({duty.key for duty in DUTIES}) == len(DUTIES)
    for duty in DUTIES:
        assert duty.times >= 1
        assert duty.days >= 14
        for text in (duty.title, duty.basis, duty.needed, duty.evidence, duty.page):
            assert text == text.strip() != ""
