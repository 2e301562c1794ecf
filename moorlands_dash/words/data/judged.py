"""How files that were judged stand, for the officer who decides whether to publish them."""

from __future__ import annotations

from moorlands_dash.words.numbers import counted, listed, number

IN_ORDER, REFUSED = "In order", "Refused: nothing of it can be loaded"


def file_verdict(to_mend: int, rows_in: int) -> str:
    """Return how a file stands that can be loaded, by how many of its rows are to be mended."""
    if not to_mend:
        return IN_ORDER
    return f"{number(to_mend)} of {counted(rows_in, 'row')} to be mended"


def judged_sentence(in_order: int, to_mend: int, refused: int, known: int) -> str:
    """Return how many files are in order, have rows to be mended, are refused or loaded already."""
    parts = [
        f"{number(files)} {words}"
        for files, words in (
            (in_order, "in order"),
            (to_mend, "with rows to be mended"),
            (refused, "refused"),
            (known, "loaded already"),
        )
        if files
    ]
    total = in_order + to_mend + refused + known
    if not total:
        return "No file among them is of a kind that is used here."
    return f"{counted(total, 'file')} judged: {listed(parts)}. Judging publishes nothing."


def first_load_sentence(files: int, rows: int) -> str:
    """Return what the first load of a home would publish."""
    return (
        f"Nothing is published yet, so all of it is new: {counted(files, 'file')}, of which "
        f"{counted(rows, 'row counts', 'rows count')}."
    )
