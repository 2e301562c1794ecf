"""PDF from Typst: tagged, with alternative texts (PDF/UA-1), set in our own letters."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from moorlands_dash.charts import typeface

_FOLDER = Path(__file__).parent
_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def typeset(template: str, content: dict[str, Any], created: datetime) -> bytes:
    """Return the PDF that a template, named from the folder of reports, makes of the content.

    The compiler refuses what would not be accessible: a figure without an alternative text, a
    heading that skips a level, a document without a title. `created` is the time that the file
    bears, so that the same content gives the same bytes.
    """
    import typst

    made: bytes = typst.compile(
        **_source(template, content), pdf_standards="ua-1", timestamp=int(created.timestamp())
    )
    return made


def typeset_picture(
    template: str, content: dict[str, Any], kind: Literal["png", "svg"], dots: float
) -> bytes:
    """Return the one page that a template makes as PNG, of so many dots an inch, or as SVG."""
    import typst

    source = _source(template, content)
    made: bytes = typst.compile(**source, format=kind, ppi=dots if kind == "png" else None)
    return made if kind == "png" else _XML + made


def page_count(template: str, content: dict[str, Any]) -> int:
    """Return how many pages a template that marks `<pages>` makes of the content."""
    import typst

    return int(
        typst.query(selector="<pages>", field="value", one=True, **_source(template, content))
    )


def _source(template: str, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "input": _FOLDER / template,
        "root": _FOLDER,
        "font_paths": [typeface.FOLDER],
        "ignore_system_fonts": True,
        "sys_inputs": {"pack": json.dumps(content, ensure_ascii=False)},
    }
