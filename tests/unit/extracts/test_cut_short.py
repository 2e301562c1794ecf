"""A file that ends in the middle of a row, and its twins that don't."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.extracts.cut_short import HALF, INSIDE, OPEN, cut_short

HEAD = "reference,reported,kind\n"
ROW = "A1,2025-04-02,litter\n"
DAYS = "".join(f"{day},litter,2025-04-0{day}\n" for day in range(1, 8))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + ROW + "A2,2025-04", HALF),
        (HEAD + ROW + "A2", HALF),
        (HEAD + ROW.replace("\n", "\r\n") + "A2,2025-04-03", HALF),
        (HEAD + "A2,2025-04-03", HALF),
        ("Reports of April\n" + HEAD + ROW + "A2", HALF),
        (HEAD.replace(",", ";") + ROW.replace(",", ";") + "A2;2025", HALF),
        (HEAD + ROW + 'A2,2025-04-03,"lit', OPEN),
        (HEAD + ROW + 'A2,2025-04-03,"lit\nter', OPEN),
        (HEAD + ROW + 'A2,2025-04-03,"lit\r\nter\r\nof, cans', OPEN),
        (HEAD + ROW + 'A2,2025-04-03,"lit\nter"', ""),
        # A mark that is never closed, and whole rows below it.
        (HEAD + 'A0,2025-04-01,"litter\n' + ROW + ROW.rstrip(), ""),
        (HEAD + ROW + ROW.replace("A1", "A2"), ""),
        (HEAD + ROW + ROW.replace("A1", "A2").rstrip(), ""),
        (HEAD + ROW + "A2,2025-04-03,", ""),
        (HEAD + ROW + "  ", ""),
        (HEAD + ROW + "Total,1", ""),
        (HEAD, ""),
        (HEAD.rstrip(), ""),
        # In the last column: half a word that stands there whole, half a day.
        (HEAD + ROW + "A2,2025-04-03,lit", INSIDE),
        (HEAD + DAYS + "9,litter,2025-0", INSIDE),
        (HEAD + DAYS + "9,litter,2025-04-09", ""),
        (HEAD + ROW + "A2,2025-04-03,1", ""),
        # Cut, and ended with a line end since.
        (HEAD + ROW + "A2,2025-04\n", HALF),
        (HEAD + ROW + "A2,2025-04-03\r\n\r\n", HALF),
        (HEAD + 3 * ROW + "A2,2025-04-03,lit\n", INSIDE),
        (HEAD + DAYS + "9,litter,2025-0\n", INSIDE),
        # One row may say less than another, and notes stand below tables.
        (HEAD + ROW + "A2,2025-04-03,lit\n", ""),
        (HEAD + 3 * ROW + "A2,2025-04-03,lit\nA3,2025-04-03,lit\n", ""),
        (HEAD + 3 * ROW + "A2,2025-04-03,\n", ""),
        (HEAD + 3 * ROW + "Source: the council\n", ""),
        (HEAD + 3 * ROW + "Printed,by the council\n", ""),
        (HEAD + 3 * ROW + "Total,3\n", ""),
        (HEAD + ROW + "A0,2025-04-02\n" + ROW + "A2,2025-04-03\n", ""),
        # A writer that leaves out trailing blanks does so in other rows too.
        (HEAD + "A1,2025-04-02\nA2,2025-04-03", ""),
    ],
)
def test_how_a_file_ends(tmp_path: Path, text: str, found: str) -> None:
    path = tmp_path / "litter.csv"
    path.write_bytes(text.encode())
    assert cut_short(path, above=1 if text.startswith("Reports") else 0) == found
