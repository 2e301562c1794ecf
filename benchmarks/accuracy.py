"""docs/accuracy.md: each measurement keeps its own section there, with the command that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
_HEAD = """# How accurate the figures are
"""


def keep(title: str, command: str, lines: Iterable[str], page: Path = PAGE) -> None:
    """Write a section anew, in its place if there is one, else at the end."""
    text = page.read_text(encoding="utf-8") if page.exists() else _HEAD
    section = "\n".join([f"## {title}", "", f"`{command}`", "", *lines, ""])
    found = re.search(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", text, flags=re.M | re.S)
    if found is None:
        text = f"{text.rstrip()}\n\n{section}"
    else:
        after = text[found.end() :]
        text = text[: found.start()] + section + ("\n" if after else "") + after
    page.write_text(text, encoding="utf-8")
