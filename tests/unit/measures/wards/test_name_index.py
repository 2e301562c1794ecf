"""Names are found by all of it, by a beginning, by words in it, and almost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.wards.name_index import NameIndex, spaced_key, whole_key

NAMES = ["Tean Road", "Upper Tean", "Upper Hulme", "Leek", "Leek Road", "Leekbrook", "Leek"]
RANKS = [3, 1, 1, 1, 3, 1, 0]
INDEX = NameIndex(NAMES, RANKS)


def named(rows: list[int]) -> list[str]:
    return list(dict.fromkeys(NAMES[row] for row in rows))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. John's Road", "St Johns Rd"),
        ("Draycott-in-the-Moors", "draycott in the moors"),
        ("Brown Edge & Endon", "Brown Edge and Endon"),
        ("Saint Edward Street", "St Edward St"),
        ("Llanfair-ym-Muallt", "Llanfair ym Muallt"),
        ("Blythe Bridge", "Blythebridge"),
        ("Ystrad Fflûr", "Ystrad Fflur"),
        ("On or near Fernwood Cl", "Fernwood Close"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert whole_key(one) == whole_key(other)


@pytest.mark.parametrize(("one", "other"), [("Leek", "Leak"), ("Mill Lane", "Mill Road")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert whole_key(one) != whole_key(other)


def test_all_rows_of_a_name_are_found() -> None:
    assert INDEX.rows("leek") == [3, 6]
    assert INDEX.rows("upperhulme") == [2]
    assert INDEX.rows("hulme") == []


def test_settlements_stand_before_streets_and_the_name_itself_before_all() -> None:
    assert named(INDEX.beginning("leek", 9, 2)) == ["Leek", "Leekbrook", "Leek Road"]
    assert named(INDEX.beginning("te", 9, 2)) == ["Upper Tean", "Tean Road"]
    assert named(INDEX.beginning("up", 1, 2)) == ["Upper Tean"]


def test_words_are_held_whole() -> None:
    assert named(INDEX.holding("tean")) == ["Upper Tean", "Tean Road"]
    assert named(INDEX.holding("tea")) == []
    assert named(INDEX.holding("road")) == ["Leek Road", "Tean Road"]


def test_close_names_come_the_closest_first() -> None:
    assert named(INDEX.close("uper tean", 3))[0] == "Upper Tean"
    assert named(INDEX.close("hulme upper", 3)) == ["Upper Hulme"]
    assert INDEX.close("timbuktu", 3) == []


@given(
    names=st.lists(st.text(alphabet="abc -'", max_size=9), max_size=12),
    asked=st.text("abc ", max_size=5),
)
def test_what_is_found_is_what_a_look_at_every_name_finds(names: list[str], asked: str) -> None:
    index, key = NameIndex(names, [0] * len(names)), spaced_key(asked)
    keys = [spaced_key(name) for name in names]
    if key:
        held = {row for row, one in enumerate(keys) if f" {key} " in f" {one} "}
        assert {spaced_key(names[row]) for row in index.holding(key)} >= {keys[row] for row in held}
        same = {row for row, one in enumerate(keys) if one.replace(" ", "") == key.replace(" ", "")}
        assert set(index.rows(key)) == same
