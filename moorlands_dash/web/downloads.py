"""Files by an address of their own, `/export/KIND?...`: made anew for whoever asks, as they may.

What comes is what the link chooses, of the snapshot that is published now and cut for whoever asks:
a link may be passed on, and gives nobody more than they have.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.ui.files import KINDS, asked_by, made
from moorlands_dash.ui.view import opened
from moorlands_dash.web.guard import person
from moorlands_dash.web.told import UNKEPT, in_words


def file(request: Request) -> Response:
    """Give a file, or say in words why not."""
    kind = KINDS.get(request.path_params["kind"])
    if kind is None:
        raise HTTPException(404, "There is no such file.", UNKEPT)
    with in_words():
        view = opened(LIGHT, person(request))
        view.hold(kind.right, f"the file {request.path_params['kind']}")
        asked = asked_by(request.query_params.multi_items())
        name, content = made(kind, view, asked)
        named = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=kind.mime, headers=UNKEPT | named)
