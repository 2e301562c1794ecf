"""Sentences of three homes against grammar and facts; `make sentences` reads all of eleven."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.sentences.facts import RULES, Facts, judge
from tests.sentences.grammar import FAULTS, faults
from tests.sentences.homes import HOMES, Made, made
from tests.sentences.reading import Sentence, of_page, of_tables, sentences

FAULTY = {
    "a value that isn't there": "Late: None.",
    "a brace left": "Of {count} incidents.",
    "two blanks": "12  incidents came.",
    "a blank before a mark": "12 incidents , 3 fewer.",
    "two marks": "No whole file is loaded for .. June.",
    "a range of one number": "Usually 0 to 0.",
    "a range of one month": "May 2025 to May 2025",
    "nothing of them": "0% of the force's rows have no location and can't be counted.",
    "one of many": "1 months of Staffordshire Police loaded.",
    "one are": "1 action are late.",
    "many is": "3 wards is higher.",
    "one kind are": "Staffordshire Moorlands: Burglary are up.",
    "two numbers beside each other": "Of its 3 80% intervals none held.",
    "a number not rounded": "The mean is 3.1999999.",
    "a number without commas": "There were 12345 incidents.",
    "a word twice": "This is is so.",
    "a before a vowel": "It is a increase.",
}
SOUND = (
    "1 of 12 wards is higher.",
    "About 1 in 10 of them lies beyond it.",
    "12 to 123 incidents, 3 of 3 of the intervals held, none of them has changed.",
    "A rate on fewer than 20 incidents is marked, and 1 case was refused.",
    "Snapshot 20261128-130223-73d99065; 8 in 10 such years, 95% limits; 1,234 rows in 1 file.",
)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """Return a function that makes one of the homes, once each."""
    work = tmp_path_factory.mktemp("sentences")
    return cache(lambda name: made(name, work))


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_seen_in_its_worst_example_and_in_no_sound_sentence(fault: str) -> None:
    assert fault in faults(FAULTY[fault])
    assert not [text for text in SOUND if fault in faults(text)]


def test_a_text_falls_into_its_sentences() -> None:
    told = "<p>Burglary: 12. That is <b>fewer</b>.</p><ul><li>One</li><li>Two &amp; 3</li></ul>"
    assert sentences(told) == ["Burglary: 12.", "That is fewer.", "One", "Two & 3"]


FALSE = [
    (
        "every target has an action",
        "Every target has an action, and no open action lacks a target.",
    ),
    pytest.param(
        "a count in a place",
        "Burglary in Leek North in September 2026: 999 incidents.",
        marks=pytest.mark.home,
    ),
    ("no action", "No action is loaded for 2026/27."),
    ("targets without an action", "9 targets have no action (Less crime)."),
    ("the group's meetings", "2 meetings of the group loaded."),
    ("rows in files", "1,000 rows in 2 files: 999 loaded."),
    ("how many targets a year has", "2026/27: 1 of 99 targets is unlikely to be met."),
]


@pytest.mark.parametrize(("rule", "text"), FALSE)
def test_what_is_not_so_is_found_out(homes: Callable[[str], Made], rule: str, text: str) -> None:
    home = homes("one month" if "Leek North" in text else "plan alone")
    assert judge(Sentence(text, "a page"), Facts(home)).false == (rule,)


def at_fault(said: list[Sentence], home: Made) -> tuple[int, list[str]]:
    """Return how many sentences were held against facts, and those that are at fault."""
    facts, checked, wrong = Facts(home), 0, []
    for each in dict.fromkeys(said):
        judged = judge(each, facts)
        checked += judged.checked
        if found := [*faults(each.text), *judged.false]:
            wrong.append(f"{each.where}: {', '.join(found)}: {each.text}")
    return checked, wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("empty", 0),
        ("plan alone", 5),
        pytest.param("one month", 12, marks=pytest.mark.home),
    ],
)
def test_no_sentence_of_a_table_is_at_fault(
    homes: Callable[[str], Made], name: str, least: int
) -> None:
    checked, wrong = at_fault(list(of_tables(homes(name))), homes(name))
    assert not wrong, "\n".join(wrong)
    assert checked >= least


@pytest.mark.parametrize("page", ["overview", "delivery_plan", "review", "data"])
@pytest.mark.parametrize("name", ["empty", "plan alone"])
def test_no_sentence_of_a_page_is_at_fault(
    homes: Callable[[str], Made], name: str, page: str
) -> None:
    _, wrong = at_fault(list(of_page(homes(name), page)), homes(name))
    assert not wrong, "\n".join(wrong)


def test_every_rule_has_its_own_name_and_ten_homes_are_read() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len(HOMES) >= 10
    assert set(FAULTY) == set(FAULTS)
