"""What is followed: a ward's feed, `/follow/ward.atom?ward=...`, and `/follow/meetings.ics`.

Whoever asks has the right to a page's figures, or gets nothing. A feed is the public's for
everybody; the calendar has the meetings that whoever asks may know of.
"""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import Response

from moorlands_dash.access import THE_PUBLIC
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.reports.meetings.calendar import MIME as CALENDAR
from moorlands_dash.reports.meetings.calendar import meetings_file
from moorlands_dash.reports.public.feed import MIME as ATOM
from moorlands_dash.ui.links import FOLLOW
from moorlands_dash.ui.view import View, opened
from moorlands_dash.ui.wards.followed import feed
from moorlands_dash.web.guard import person
from moorlands_dash.web.told import in_words


def ward(request: Request) -> Response:
    """Give a ward's feed, or say in words why not."""
    with in_words():
        _allowed(request, "a ward's feed")
        view = opened(LIGHT, THE_PUBLIC)
        scheme = "https" if view.settings.serving.tls else request.url.scheme
        asked = str(request.url.replace(scheme=scheme))
        at = asked.partition(f"/{FOLLOW}")[0]
        found = feed(view, request.query_params.get("ward", ""), at=f"{at}/", asked=asked)
        return _given(request, found, f"{ATOM}; charset=utf-8")


def meetings(request: Request) -> Response:
    """Give the meetings that whoever asks may know of, or say in words why not."""
    with in_words():
        view = _allowed(request, "the meetings' calendar")
        made = view.snapshot.created
        found = meetings_file(view.table("meetings", chosen=False), view.settings, made)
        return _given(request, found, f"{CALENDAR}; charset=utf-8")


def _allowed(request: Request, what: str) -> View:
    view = opened(LIGHT, person(request))
    view.hold("figures", what)
    return view


def _given(request: Request, content: bytes, mime: str) -> Response:
    """Return what is asked for, or that it is still what whoever asks has."""
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"Cache-Control": "private, no-cache", "ETag": mark}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=mime, headers=headers)
