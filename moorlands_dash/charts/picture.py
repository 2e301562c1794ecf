"""Drawings as pictures: a page's HTML may hold no SVG of its own, but may show one."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup


def picture(svg: str, look: str, alt: str) -> Markup:
    """Return an SVG drawing as an image of a page, with its words for those who can't see it."""
    data = b64encode(svg.encode()).decode()
    return Markup('<img class="{}" alt="{}" src="data:image/svg+xml;base64,{}">').format(
        look, alt, data
    )
