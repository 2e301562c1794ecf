"""The register of statuses: whole, in order, and nothing in it can be left out."""

import math
from pathlib import Path
from typing import Any, get_args

import pytest
from fontTools.ttLib import TTFont

from moorlands_dash import statuses
from moorlands_dash.charts import typeface
from moorlands_dash.charts.theme import DARK, GROUNDS, LIGHT, VERDICT_MARKS
from moorlands_dash.partnership import Status as Settings
from moorlands_dash.statuses import Mark, Meaning, Status

WHOLE: dict[str, Any] = {
    "word": "paused",
    "sign": "●",
    "meaning": "quiet",
    "phrases": ("is paused", "are paused"),
    "section": "watch",
    "told": "We have paused it.",
    "rule": "its owner paused it",
}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_a_whole_declaration_is_taken() -> None:
    assert Status(**WHOLE).head == "Paused"


@pytest.mark.parametrize("left_out", ["word", "sign", "meaning", "phrases", "section", "told"])
def test_what_is_left_out_is_refused(left_out: str) -> None:
    given = {name: value for name, value in WHOLE.items() if name != left_out}
    with pytest.raises(TypeError, match=left_out):
        Status(**given)


@pytest.mark.parametrize(
    "broken",
    [
        {"word": ""},
        {"sign": "!!"},
        {"meaning": "orange"},
        {"phrases": ("is paused", "")},
        {"section": "elsewhere"},
        {"told": "We have paused it"},
        {"rule": ""},
        {"least": "at_risk"},
    ],
)
def test_what_is_empty_or_unknown_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not wholly declared"):
        Status(**(WHOLE | broken))


@pytest.mark.parametrize("twice", [{"sign": "!"}, {"word": "at risk"}])
def test_no_two_may_share_word_or_sign(twice: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="same"):
        statuses.checked((*statuses.STATUSES, Status(**(WHOLE | twice))))


def test_the_order_is_that_of_need() -> None:
    assert statuses.WORDS == (
        "missed",
        "unlikely",
        "at risk",
        "watch",
        "cannot tell",
        "on course",
        "met",
    )
    assert statuses.EXCEPTIONS == ("missed", "unlikely", "at risk")
    assert statuses.GOING_WELL == ("on course", "met")
    assert [statuses.urgency(word) for word in ("missed", "watch", "met")] == [0, 3, 6]


def test_the_settings_hold_the_thresholds_that_part_the_statuses() -> None:
    assert Settings(on_course=0.9, watch=0.6, at_risk=0.25).least_chances() == {
        "on course": 0.9,
        "watch": 0.6,
        "at risk": 0.25,
        "unlikely": 0.0,
    }


@pytest.mark.parametrize("font", [typeface.REGULAR, typeface.BOLD])
def test_print_has_every_sign(font: Path) -> None:
    letters = TTFont(font).getBestCmap()
    assert [mark for mark in statuses.MARK_BY_WORD.values() if ord(mark.sign) not in letters] == []


def test_no_sign_of_a_target_means_something_else_on_another_page() -> None:
    # "Worse" is more of what is bad, and "cannot tell" is the same everywhere.
    shared = {"worse": "more", "cannot tell": "cannot tell"}
    for mark in statuses.MARK_BY_WORD.values():
        others = {word for word, sign in VERDICT_MARKS.items() if sign == mark.sign}
        assert not others or shared[mark.word] in others


@pytest.mark.parametrize("meaning", get_args(Meaning))
def test_every_colour_can_be_read_on_screen_and_in_print(meaning: Meaning) -> None:
    assert contrast(LIGHT.meaning(meaning), LIGHT.paper) >= 4.5
    assert contrast(DARK.meaning(meaning), DARK.paper) >= 4.5
    assert contrast(LIGHT.meaning(meaning), GROUNDS[meaning]) >= 4.5


def test_no_good_status_has_the_colour_of_a_bad_one() -> None:
    colours = {
        group: {statuses.MARK_BY_WORD[word].meaning for word in group}
        for group in (statuses.EXCEPTIONS, statuses.GOING_WELL)
    }
    assert not set.intersection(*colours.values())


def test_a_mark_of_a_result_is_held_to_the_same() -> None:
    with pytest.raises(ValueError, match="not wholly declared"):
        Mark("held", "", "better", ("was held", "were held"))
    assert math.isclose(contrast("#000000", "#ffffff"), 21)
