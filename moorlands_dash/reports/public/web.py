"""A paper for the public as one HTML file: nothing is fetched, no script runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from moorlands_dash.reports.public.summary import Part, Promise, Summary

_STYLE = Path(__file__).with_name("web.css")
_POLICY = Markup("default-src 'none'; style-src 'unsafe-inline'; img-src data:")

_PAGE = Markup("""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{}">
<title>{}</title>
<style>
{}</style>
</head>
<body>
<main>
<h1>{}</h1>
<p class="who">{}<br>{}</p>
{}
{}
{}
</main>
<footer><p>{}</p></footer>
</body>
</html>
""")


def page_html(summary: Summary, about: Mapping[str, Any]) -> bytes:
    """Return a summary as one HTML page; every text from outside is escaped."""
    label = (
        Markup(
            '<p class="label" role="note"><b>Demonstration data:</b> invented. No real incident, '
            "offence or answer is among it.</p>"
        )
        if about["demonstration"]
        else ""
    )
    opening = Markup("").join(Markup("<p>{}</p>").format(text) for text in summary.opening)
    parts = Markup("\n").join(_part(part) for part in summary.parts)
    whole = _PAGE.format(
        _POLICY,
        about["title"],
        # A sheet of ours, not data: its quotes and signs stand as they are.
        Markup(_STYLE.read_text(encoding="utf-8")),  # nosec B704 # a file of ours
        summary.title,
        about["full_name"],
        about["period"],
        label,
        opening,
        parts,
        about["footer"],
    )
    return whole.encode()


def _part(part: Part) -> Markup:
    lines = Markup("").join(Markup("<p>{}</p>").format(line) for line in part.lines)
    bullets = Markup("").join(Markup("<li>{}</li>").format(line) for line in part.bullets)
    listed = Markup("<ul>{}</ul>").format(bullets) if bullets else ""
    return Markup("<section><h2>{}</h2>{}{}{}{}</section>").format(
        part.title, lines, _promises(part), _figure(part), listed
    )


def _promises(part: Part) -> Markup:
    if not part.promises:
        return Markup()
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}{} {}</td></tr>').format(
            promise.title, _stamp(promise.svg), _status(promise), promise.words
        )
        for promise in part.promises
    )
    promised, stands = part.heads
    return Markup(
        '<table><caption class="unseen">{}, and {}{}</caption>'
        '<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(promised, stands[:1].lower(), stands[1:], promised, stands, rows)


def _stamp(svg: str) -> Markup:
    """Return a promise's picture; who can't see it has the words beside it."""
    return _inline(svg, "stamp") if svg else Markup()


def _status(promise: Promise) -> Markup:
    mark = promise.mark
    return Markup(
        '<span class="status" style="color:{};background:{}">'
        '<span aria-hidden="true">{}</span> {}</span>'
    ).format(mark.colour, mark.ground, mark.sign, mark.word)


def _figure(part: Part) -> Markup:
    if part.svg is None:
        return Markup()
    return Markup(
        '<figure{}><figcaption>{}</figcaption><div role="img" aria-label="{}">{}</div></figure>'
    ).format(
        Markup(' class="narrow"') if part.narrow else "",
        part.caption,
        part.alt,
        _inline(part.svg, "drawn"),
    )


def _inline(svg: str, look: str) -> Markup:
    """Return a drawing of ours, whose text is escaped where it is drawn; readers pass over it."""
    drawn = Markup(svg[svg.index("<svg ") + len("<svg ") :])  # nosec B704 # drawn by us, text escaped
    return Markup('<svg class="{}" aria-hidden="true" focusable="false" {}').format(look, drawn)
