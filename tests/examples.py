"""The worked examples in data/README.md, by kind of file."""

import re
from pathlib import Path

from moorlands_dash.sources import current

README = Path(__file__).resolve().parents[1] / "data" / "README.md"
_FENCED = re.compile(r"^```\w+ (\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES: dict[str, str] = dict(_FENCED.findall(README.read_text(encoding="utf-8")))
KINDS: tuple[str, ...] = tuple(current().kinds)
"""Every kind there is: a new one is tried without a word said."""
