"""Days and hours in words, and what can't be told of them."""

from datetime import date

import numpy as np
import pytest

from moorlands_dash.measures.hotspots.aoristic import Week
from moorlands_dash.measures.hotspots.week_part import Part, Peak
from moorlands_dash.periods import Period
from moorlands_dash.words.hotspots.hours import band_name, hours_sentence, part_words, week_words

YEAR = Period(date(2024, 10, 1), date(2025, 9, 1))
EVENING = Peak(Part((4, 5), 20, 4), 12.0, 31 / 21, 0.001)


def week(known: int) -> Week:
    return Week(np.zeros((7, 24)), known, 0, 0)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part((4, 5), 20, 4), "on Friday or Saturday between 20:00 and 24:00"),
        (Part((4,), 20, 8), "on Friday from 20:00 to 04:00 the next morning"),
        (Part((0, 1, 2, 3, 4), 8, 8), "from Monday to Friday between 08:00 and 16:00"),
        (Part(tuple(range(7)), 16, 8), "between 16:00 and 24:00"),
        (Part((6, 0), 0, 24), "on Sunday or Monday"),
    ],
)
def test_a_part_of_the_week_in_words(part: Part, words: str) -> None:
    assert part_words(part) == words


def told(known: int, peak: Peak | None = None, **of: bool) -> str:
    return week_words(week(known), peak, "fire", **{"police": False, "people": False} | of)


def test_the_peak_is_told_with_its_share_and_what_an_even_week_has() -> None:
    assert told(31, EVENING) == (
        "12 of 31 with a known time fell on Friday or Saturday between 20:00 and 24:00; an even "
        "week would put 1.5 there"
    )
    parts = Peak(EVENING.part, 11.6, 31 / 21, 0.001)
    assert told(31, parts).startswith("about 12 of 31")


def test_what_cannot_be_told_is_said() -> None:
    assert told(0, police=True) == "no day or hour is published, as the police give only the month"
    assert told(0) == "no time of day is known"
    assert told(19) == "too few to say: a time is known of 19, and 20 are needed"
    assert told(40) == (
        "no part of the week stands out from chance among the 40 fires with a known time"
    )
    assert "share its time" in told(40, EVENING, people=True)


def test_the_sentence_says_whose_hours_they_are() -> None:
    assert hours_sentence("Fires", YEAR, [], "", []) == (
        "Fires, October 2024 to September 2025: no hotspot, so nothing is told of days and hours."
    )
    assert hours_sentence("Fires", YEAR, ["East"], "none", []) == (
        "Fires in East, in the 12 months to September 2025: none."
    )
    two = hours_sentence("Fires", YEAR, ["East", "West"], "none", [2])
    assert two.startswith("Fires in both hotspots together,")
    assert two.endswith("none. Hotspot 2 has too few to be told by itself.")
    three = hours_sentence("Fires", YEAR, ["A", "B", "C"], "none", [2, 3])
    assert "all 3 hotspots" in three
    assert three.endswith("Hotspots 2 and 3 have too few to be told by themselves.")


def test_a_band_has_its_ends() -> None:
    assert band_name(20) == "20:00–24:00"
