"""Reading age: no sentence on screen asks for more than twelve years of school.

Measured by the Flesch-Kincaid grade (textstat), sentence by sentence, with names and numbers taken
out: the names of places and organisations are as long as they are.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.concerns import CONCERNS
from moorlands_dash.partnership import load_settings
from moorlands_dash.people_measures import PEOPLE_MEASURES
from moorlands_dash.periods import MONTH_NAMES
from moorlands_dash.sources import SOURCES
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, SelectionError
from moorlands_dash.vocabulary import choices
from tests.opened import built, opened

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from textstat import flesch_kincaid_grade

ROOT = Path(__file__).resolve().parents[3]
MOST = 12.0
"""School years; a sentence of short words reaches it at about 30 words."""
FROM_WORDS = 10
"""Shorter sentences are left out: one long word decides their grade."""
PARTS = ("words", "claims", "tables", "ui", "charts", "measures")
CITED = {"reference", "source", "unit", "numerator", "denominator"}
"""Fields that are labels or name books: no sentences."""
LAW = (
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations",
    "Equality and Human Rights Commission (EHRC)",
    "Equality Advisory and Support Service (EASS), at www.equalityadvisoryservice.com",
    "Benjamini and Hochberg's false-discovery control",
)
"""Names of laws, bodies and methods, which are as long as they are."""
EXCEPTIONS = {
    "Office for National Statistics: contains Ordnance Survey data": "the licence's own words",
}
"""Beginning of a sentence -> why it stays as it is."""


def sentences(text: str, names: Iterable[str] = ()) -> Iterator[str]:
    """Yield the sentences of a text that are long enough, names, months and numbers taken out."""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
    text = pattern(frozenset(names)).sub("it", text)
    text = re.sub("|".join(MONTH_NAMES), "May", text)
    text = re.sub(r"[£+−-]?\d(?:[\d,.:/]*\d)?%?", "ten", text)
    for sentence in re.split(r"(?<=[.?!])\s+", text):
        if len(re.findall(r"[A-Za-z'’]+", sentence)) >= FROM_WORDS:
            yield sentence


@cache
def pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Return what finds the longest name at any place."""
    longest = sorted({*names, *LAW}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


def hard(texts: Iterable[str], names: Iterable[str] = ()) -> list[str]:
    """Return the sentences above the grade, each with it."""
    names = frozenset(names)
    found = {
        sentence: flesch_kincaid_grade(sentence)
        for text in texts
        for sentence in sentences(text, names)
        if not sentence.startswith(tuple(EXCEPTIONS))
    }
    return [f"{grade:.1f}: {said}" for said, grade in found.items() if grade > MOST]


def templates(path: Path) -> Iterator[str]:
    """Yield the sentences that a module writes; what is filled in becomes one short word."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            apart.update(id(inner) for inner in ast.walk(node) if inner is not node)
        if isinstance(node, ast.keyword) and node.arg in CITED:
            apart.update(id(inner) for inner in ast.walk(node.value))
    for node in ast.walk(tree):
        if id(node) in apart:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                str(value.value) if isinstance(value, ast.Constant) else "ten"
                for value in node.values
            )


def is_said(text: str, path: Path) -> bool:
    """Tell sentences from keys, patterns, markup and lists of what a reader may type."""
    if re.search(r"SELECT|\||\(\?", text):
        return False
    return "words" in path.parts or text.rstrip().endswith((".", "?", "!"))


@cache
def written() -> tuple[str, ...]:
    """Return every sentence of the program, and what its words are put together from."""
    return tuple(text for path in modules() for text in templates(path) if is_said(text, path))


def modules() -> list[Path]:
    package = ROOT / "moorlands_dash"
    parts = [path for part in PARTS for path in sorted((package / part).rglob("*.py"))]
    return [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *parts]


def test_the_grade_is_flesch_and_kincaids() -> None:
    # 11.8 x syllables / words + 0.39 x words / sentences - 15.59, by hand: 10 words of 1 syllable.
    assert flesch_kincaid_grade("The cat sat on the mat and saw the dog.") == pytest.approx(
        11.8 + 3.9 - 15.59, abs=0.05
    )


def test_a_sentence_that_is_too_hard_is_found_and_names_are_not_held_against_it() -> None:
    difficult = (
        "Considerable heterogeneity notwithstanding, statistically significant differences between "
        "neighbourhoods necessitate additional investigation by the responsible authorities."
    )
    assert len(hard([f"All is well. {difficult}"])) == 1
    place = "Staffordshire Moorlands Responsible Authorities Accessibility Association"
    said = f"In {place} and in {place} there were 1,234 in October 2018 and 5 in May."
    assert hard([said])
    assert hard([said], [place]) == []


def test_every_sentence_that_the_program_writes_can_be_read_with_twelve_years_of_school() -> None:
    said = written()
    assert sum(len(list(sentences(text))) for text in said) > 500
    assert hard(said) == []


def test_each_exception_is_still_needed() -> None:
    said = " ".join(written())
    for beginning in EXCEPTIONS:
        assert beginning in said


def names_in(snapshot: Snapshot) -> list[str]:
    """Return the names that the data bring, and of themes, lists of harm and counts of people."""
    settings = load_settings()
    ours = [settings.district.name, settings.force.name, *settings.members.names]
    actions = tables.build("actions", snapshot, settings, Selection()).frame["title"]
    harm = tables.build("assessment-harm", snapshot, settings, Selection()).frame
    return [
        *ours,
        *settings.recorded_crime.forces,
        *snapshot.areas("ward")["area_name"],
        *snapshot.targets()["title"],
        *actions,
        *choices().values(),
        *(name for theme in CONCERNS for name in (theme.name, theme.name.lower())),
        *(measure.name for measure in PEOPLE_MEASURES),
        *harm["harm_list"].unique(),
        *(name for source in SOURCES for name in (source.name, source.sender)),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("data", ["demo_home", "real_home"])
def test_what_is_put_together_from_the_data_can_be_read_too(
    request: pytest.FixtureRequest, data: str
) -> None:
    home = request.getfixturevalue(data)
    snapshot = opened(home)
    ward = snapshot.areas("ward")["area_code"].iloc[0]
    said: set[str] = set()
    for name in tables.NAMES:
        area = ward if name.startswith("my-ward") else None
        try:
            table = built(home, name, Selection(area=area))
        except SelectionError as refused:
            said.add(str(refused))
            continue
        said |= {table.sentence, table.method, *table.notes}
        for column in {"words", "said"} & set(table.frame.columns):
            said |= set(table.frame[column].dropna().astype(str))
    assert len(said) > 100
    assert hard(sorted(said), names_in(snapshot)) == []
