"""Remarks of a workbook's notes sheets, by the force that they are on."""

import pytest

from moorlands_dash.extracts.remarks import LONGEST, MOST_ROWS, Notes

FORCES = {"Staffordshire", "Devon & Cornwall", "London, City of", "Kent", "West Mercia [note 3]"}


def said(*rows: str) -> list[tuple[str, str]]:
    notes = Notes(forces=set(FORCES))
    notes.read("Notes", [(n, text.split("|")) for n, text in enumerate(rows)])
    return notes.remarks()


@pytest.mark.parametrize(
    ("row", "force", "text"),
    [
        (
            "3|Staffordshire Police changed its system in March 2024.",
            "Staffordshire",
            "Staffordshire Police changed its system in March 2024.",
        ),
        (
            "[note 5] Figures of Devon and Cornwall were not supplied.",
            "Devon & Cornwall",
            "Figures of Devon and Cornwall were not supplied.",
        ),
        (
            "The City of London Police records fraud for all.",
            "London, City of",
            "The City of London Police records fraud for all.",
        ),
        (
            "WEST MERCIA: the second quarter is provisional.",
            "West Mercia [note 3]",
            "WEST MERCIA: the second quarter is provisional.",
        ),
    ],
)
def test_a_note_is_of_the_force_that_it_names(row, force, text) -> None:
    assert said(row) == [(force, text)]


def test_a_note_on_two_forces_is_of_both() -> None:
    text = "Kent and Staffordshire have no figures for June."
    assert said(text, text) == [("Kent", text), ("Staffordshire", text)]


@pytest.mark.parametrize(
    "row",
    [
        "Staffordshire",
        "2|Kent|1",
        "Kentish Town has a note of its own here",
        "Contents of the tables",
    ],
)
def test_a_list_of_names_or_a_note_on_nobody_is_none(row) -> None:
    assert said(row) == []


def test_notes_are_bounded() -> None:
    notes = Notes(forces={"Kent"})
    rows = [(n, [f"Kent has remark number {n} " + "x" * 10_000]) for n in range(MOST_ROWS + 9)]
    notes.read("Notes", rows)
    assert len(notes.texts) == MOST_ROWS and max(map(len, notes.texts)) == LONGEST
    assert len(notes.remarks()) <= 60
