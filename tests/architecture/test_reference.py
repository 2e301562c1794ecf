"""The reference of tables is written from the declarations, and stands as they are now."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

from moorlands_dash.tables.catalogue import SPECS, SUBJECTS
from moorlands_dash.tables.reference import FORMS, reference
from moorlands_dash.tables.spec import Form

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_stands_as_the_tables_are_declared() -> None:
    kept = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert kept == reference(), "docs/tables.md is of other declarations: run `make docs`"


def test_every_table_and_column_is_in_it_once_beneath_its_subject() -> None:
    for subject, part in parts(reference(), "## Tables of ").items():
        tables = parts(part, "### ")
        assert list(tables) == [spec.name for spec in SUBJECTS[subject]]
        for name, text in tables.items():
            assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == SPECS[name].names


def test_every_row_of_it_has_five_cells() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_every_link_in_it_leads_to_a_heading() -> None:
    text = reference()
    headed = [
        line.lstrip("# ").lower().replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    ]
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(headed)
    assert len(set(headed)) == len(headed), "two headings would have one address"


def test_every_form_is_put_in_words() -> None:
    assert set(FORMS) == set(get_args(Form))


def test_writing_it_needs_no_pandas() -> None:
    code = "import sys, moorlands_dash.tables.reference; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def parts(text: str, head: str) -> dict[str, str]:
    """Return what stands beneath each heading of a level, by the heading."""
    found = re.split(f"^{re.escape(head)}", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in found}
