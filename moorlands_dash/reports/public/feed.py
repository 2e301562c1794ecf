"""A ward's Atom feed (RFC 4287): an entry for each publication that told something new of it.

Only what the public may have is in it, whoever asks: programs that read feeds bring no sign-in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from markupsafe import Markup

from moorlands_dash.tables.audience import Guarded, must_be_guarded
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.wards.followed import NOTHING_CHANGED, changed_sentences, feed_title

ATOM = "http://www.w3.org/2005/Atom"
MIME = "application/atom+xml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 has no way to write, should a file hold one."""


@dataclass(frozen=True)
class News:
    """What one publication told of a ward."""

    public: Guarded
    table: Table
    changes: tuple[str, ...]
    first: bool
    """Whether it is the earliest that is told of."""

    @property
    def moment(self) -> str:
        """Return when it was published, as RFC 3339 has it."""
        made: datetime = self.public.snapshot.created
        return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ward_feed(publics: Sequence[Guarded], ward: str, *, here: str, page: str) -> bytes:
    """Return the feed of a ward, given by its code, of publications, the newest first.

    `here` and `page` are the addresses of the feed and of the ward's page. Raises SelectionError
    where there is no such ward, and Unguarded for a snapshot that isn't guarded.
    """
    news = ward_news(publics, ward)
    newest = news[0]
    settings = newest.public.settings
    name = str(newest.table.frame["ward_name"].iloc[0])
    feed = etree.Element(f"{{{ATOM}}}feed", {_LANGUAGE: "en-GB"}, nsmap={None: ATOM})
    _text(feed, "id", _identity(settings.key, ward))
    partnership = settings.partnership
    label = newest.table.demonstration
    _text(feed, "title", feed_title(name, partnership.name, demonstration=label))
    _text(feed, "updated", newest.moment)
    _text(_part(feed, "author"), "name", partnership.full_name)
    _link(feed, "self", here, MIME)
    _link(feed, "alternate", page, "text/html")
    for each in news:
        _entry(feed, each, name, page, _identity(settings.key, ward, each.public.snapshot.id))
    found: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return found


def ward_news(publics: Sequence[Guarded], ward: str) -> list[News]:
    """Return what each publication told that the one before it hadn't, the newest first.

    The earliest is told whole, and so is the only one. Raises as `ward_feed` does.
    """
    tables: list[tuple[Guarded, Table]] = []
    for public in publics:
        must_be_guarded(public)
        try:
            tables.append((public, _table(public, ward)))
        except SelectionError:
            if not tables:
                raise
            break
    news = []
    for (public, now), before in zip_longest(tables, tables[1:]):
        changes = changed_sentences(before[1].frame, now.frame) if before else []
        if before is None or now.sentence != before[1].sentence or changes:
            news.append(News(public, now, tuple(changes), first=before is None))
    return news


def _table(public: Guarded, ward: str) -> Table:
    found = public.table("my-ward", Selection(area=ward))
    if found.frame.empty:
        raise SelectionError(found.sentence)
    return found


def _entry(feed: etree._Element, news: News, ward: str, page: str, identity: str) -> None:
    entry = _part(feed, "entry")
    _text(entry, "id", identity)
    period = f": {news.table.period}" if news.table.period else ""
    _text(entry, "title", f"{ward}{period}")
    _text(entry, "updated", news.moment)
    _text(entry, "published", news.moment)
    _link(entry, "alternate", page, "text/html")
    _text(entry, "content", _content(news), type="html")


def _content(news: News) -> Markup:
    """Return what a publication told, as HTML within the feed."""
    changes = news.changes or (() if news.first else (NOTHING_CHANGED,))
    items = Markup("").join(Markup("<li>{}</li>").format(text) for text in changes)
    table = news.table
    return Markup("<p>{}</p>{}<p>Source: {}. Unit: {}. Snapshot: {}.</p>").format(
        table.sentence,
        Markup("<ul>{}</ul>").format(items) if items else "",
        table.source.rstrip("."),
        table.unit,
        table.snapshot,
    )


def _identity(*parts: str) -> str:
    """Return what a feed or an entry is known by: the same wherever the dashboard is served."""
    return uuid5(NAMESPACE_URL, "/".join(("moorlands-dash", *parts))).urn


def _part(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)


def _text(parent: etree._Element, name: str, words: str, **attributes: str) -> None:
    _part(parent, name, **attributes).text = _UNWRITABLE.sub("", words)


def _link(parent: etree._Element, relation: str, address: str, mime: str) -> None:
    _part(parent, "link", rel=relation, type=mime, href=address)
