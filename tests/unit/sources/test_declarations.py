"""What a source must declare: a part left out, or one that doesn't fit, is told in words."""

import subprocess
import sys
from dataclasses import fields, replace
from typing import Any

import pytest

from moorlands_dash import vocabulary
from moorlands_dash.extracts.known import reader_of
from moorlands_dash.sources import SOURCES, IncompleteError, Theme, current, registered
from moorlands_dash.sources.registry import declared, worked_out_once
from tests.made_up import CATEGORY, LAYOUT, NOISE

PARTS: list[tuple[Any, tuple[str, ...]]] = [
    (CATEGORY, ("key", "name", "theme", "comparable_from", "called", "sensitive")),
    (LAYOUT, ("kind", "title", "columns", "kinds", "placed", "months", "reference", "begun")),
    (NOISE, ("key", "title", "name", "sender", "unit", "points", "caveat", "elsewhere", "licence")),
    (NOISE, ("categories", "layouts")),
]


@pytest.mark.parametrize(
    ("whole", "part"),
    [(whole, part) for whole, parts in PARTS for part in parts],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_each_part_left_out_is_named(whole: Any, part: str) -> None:
    absent = {tuple: (), str: "", dict: {}}.get(type(getattr(whole, part)))
    with pytest.raises(IncompleteError, match=f"lacks `{part}`: "):
        replace(whole, **{part: absent})


@pytest.mark.parametrize("made", [CATEGORY, LAYOUT, NOISE])
def test_every_part_that_must_be_declared_is_left_out_above(made: Any) -> None:
    needed = {each.name for each in fields(made) if each.metadata}
    assert needed <= {part for whole, parts in PARTS if whole is made for part in parts}


def layout(**change: Any) -> Any:
    return lambda: replace(LAYOUT, **change)


def source(**change: Any) -> Any:
    return lambda: replace(NOISE, **change)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (layout(columns={"complaint": (), "heard": ()}, optional=()), "easting, northing, longit"),
        (layout(optional=()), "place that may not be absent"),
        (layout(optional=("colour",)), "'colour', which is none of its columns"),
        (layout(begun="heared"), "lacks the column 'heared'"),
        (layout(told_by="kind"), "lacks the column 'kind'"),
        (layout(kinds={"noise": "noise", "music": "noise"}), "`told_by` names no column"),
        (layout(kinds={"Loud-music": "noise"}), "are read as: 'loud music'"),
        (layout(kind="loud music"), "more than a-z, 0-9 and _"),
        (layout(months="name"), "stands for no months"),
        (layout(placed="district code"), "only a reader of its own knows"),
        (layout(placed="row of another layout"), "name it, `follows`"),
        (layout(reader="fires.read"), "module:function"),
        (source(layouts=(replace(LAYOUT, kinds={"noise": "music"}),)), "tells of 'music'"),
        (
            source(categories=(CATEGORY, replace(CATEGORY, key="music"))),
            "no layout that tells of its category 'music'",
        ),
        (source(sender="the noise team."), "`sender` that ends a sentence"),
        (source(caveat="Not whole"), "`caveat` that is no whole sentence"),
    ],
)
def test_parts_that_do_not_fit_are_told(made: Any, words: str) -> None:
    with pytest.raises(IncompleteError, match=words):
        made()


ON_ROADS = replace(CATEGORY, theme="roads", counts="people")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (replace(NOISE, key="fires"), "source 'fires' is declared 2 times"),
        (replace(NOISE, themes=()), "'noise' has no theme 'noise'"),
        (replace(NOISE, themes=(*NOISE.themes, Theme("calm", "Calm"))), "theme 'calm'"),
        (
            replace(NOISE, categories=(replace(CATEGORY, called="litter"),)),
            "name in claims 'litter' is declared 2 times",
        ),
        (
            replace(NOISE, categories=(replace(CATEGORY, name="graffiti"),)),
            "name of a category 'graffiti'",
        ),
        (replace(NOISE, layouts=(replace(LAYOUT, kind="targets"),)), "kind of file 'targets'"),
        (
            replace(NOISE, themes=(), categories=(ON_ROADS,)),
            "theme 'roads' must count incidents or people",
        ),
        (replace(NOISE, wider={"bother": ("nuisance",)}), "'bother' stands for 'nuisance'"),
        (
            replace(
                NOISE,
                layouts=(
                    LAYOUT,
                    replace(LAYOUT, kind="again", title="the same", optional=LAYOUT.optional),
                ),
            ),
            "'noise' and 'again' are known by the same columns",
        ),
    ],
)  # fmt: skip
def test_sources_that_do_not_fit_each_other_are_told(made: Any, words: str) -> None:
    before = list(SOURCES)
    with pytest.raises(IncompleteError, match=words), registered(made):
        pass
    assert list(SOURCES) == before


def test_a_category_may_not_be_called_all() -> None:
    crime = replace(CATEGORY, key="crime")
    made = replace(NOISE, categories=(crime,), layouts=(replace(LAYOUT, kinds={"n": "crime"}),))
    with pytest.raises(IncompleteError, match="stands for all or all crime"), registered(made):
        pass


def test_a_module_that_declares_no_source_is_told() -> None:
    with pytest.raises(IncompleteError, match=r"tests\.made_up lacks `SOURCE`"):
        declared("tests.made_up")


def test_a_source_is_everywhere_while_it_is_declared_and_nowhere_after() -> None:
    with registered(NOISE):
        assert "noise" in {found.key for found in SOURCES}
        assert vocabulary.choices()["noise"] == "Noise complaints"
        assert vocabulary.find_choice("Noise complaints") == "noise"
        assert vocabulary.unit_of("noise") == "complaint"
        assert vocabulary.senders_of("noise") == "the noise team"
        assert "noise" not in vocabulary.category_keys("all")
        assert "noise" in {theme.key for theme in vocabulary.THEMES}
        assert "noise" in current().partner_kinds
    assert "noise" not in vocabulary.CATEGORY_BY_KEY
    assert "noise" not in vocabulary.choices()
    assert "noise" not in current().kinds


def test_the_sources_stand_in_their_order_the_polices_first() -> None:
    known = ["street", "reports", "stats19", "fires", "environment"]
    keys = [found.key for found in SOURCES]
    assert [key for key in keys if key in known] == known
    assert keys[0] == "street"


@pytest.mark.parametrize("kind", list(current().layout_by_kind))
def test_every_reader_that_is_named_is_there(kind: str) -> None:
    assert callable(reader_of(current().layout_by_kind[kind]))


def test_declarations_bring_no_reader_with_them() -> None:
    heavy = "{'pandas', 'pandera', 'pyarrow', 'duckdb', 'pydantic'}"
    asked = f"import sys, moorlands_dash.vocabulary; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_what_follows_from_declarations_is_told_anew_where_they_differ() -> None:
    asked: list[str] = []

    @worked_out_once
    def number(kind: str) -> int:
        asked.append(kind)
        return len(current().sources)

    before = number("all")
    assert number("all") == before
    with registered(NOISE):
        assert number("all") == before + 1
    assert number("all") == before
    assert len(asked) == 2
