"""Drawings as pictures: a page's HTML may hold no SVG of its own, but may show one."""

from __future__ import annotations

from base64 import b64encode
from html import escape


def picture(svg: str, look: str, alt: str) -> str:
    """Return an SVG drawing as an image of a page, with its words for those who can't see it."""
    data = b64encode(svg.encode()).decode()
    return f'<img class="{look}" alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'
