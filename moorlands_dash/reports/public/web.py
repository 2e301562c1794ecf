"""A paper for the public as one HTML file: nothing is fetched, no script runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from moorlands_dash.reports.public.summary import Part, Promise, Summary

_STYLE = Path(__file__).with_name("web.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page_html(summary: Summary, about: Mapping[str, Any]) -> bytes:
    """Return a summary as one HTML page; every text from outside is escaped."""
    label = (
        '<p class="label" role="note"><b>Demonstration data:</b> invented. No real incident, '
        "offence or answer is among it.</p>"
        if about["demonstration"]
        else ""
    )
    opening = "".join(f"<p>{escape(text)}</p>" for text in summary.opening)
    parts = "\n".join(_part(part) for part in summary.parts)
    whole = f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{escape(about["title"])}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<main>
<h1>{escape(summary.title)}</h1>
<p class="who">{escape(about["full_name"])}<br>{escape(about["period"])}</p>
{label}
{opening}
{parts}
</main>
<footer><p>{escape(about["footer"])}</p></footer>
</body>
</html>
"""
    return whole.encode()


def _part(part: Part) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in part.lines)
    bullets = "".join(f"<li>{escape(line)}</li>" for line in part.bullets)
    listed = f"<ul>{bullets}</ul>" if bullets else ""
    return (
        f"<section><h2>{escape(part.title)}</h2>{lines}{_promises(part)}"
        f"{_figure(part)}{listed}</section>"
    )


def _promises(part: Part) -> str:
    if not part.promises:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(promise.title)}</th><td>{_status(promise)} '
        f"{escape(promise.words)}</td></tr>"
        for promise in part.promises
    )
    promised, stands = map(escape, part.heads)
    return (
        f'<table><caption class="unseen">{promised}, and {stands[:1].lower()}{stands[1:]}</caption>'
        f'<thead><tr><th scope="col">{promised}</th><th scope="col">{stands}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _status(promise: Promise) -> str:
    mark = promise.mark
    return (
        f'<span class="status" style="color:{mark.colour};background:{mark.ground}">'
        f'<span aria-hidden="true">{escape(mark.sign)}</span> {escape(mark.word)}</span>'
    )


def _figure(part: Part) -> str:
    if part.svg is None:
        return ""
    drawn = re.sub(r"^.*?<svg ", '<svg aria-hidden="true" focusable="false" ', part.svg, flags=re.S)
    return (
        f'<figure><figcaption>{escape(part.caption)}</figcaption><div role="img" '
        f'aria-label="{escape(part.alt)}">{drawn}</div></figure>'
    )
