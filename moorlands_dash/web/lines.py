"""Roads and rivers beneath the maps, `/lines/NAME`: for whoever may see a figure.

Streamlit would give them to anybody who knows their name; its files are closed. A name stands for
what it holds, so a browser keeps them.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.ui.ground import lines as named
from moorlands_dash.ui.view import opened
from moorlands_dash.web.guard import person
from moorlands_dash.web.told import UNKEPT, in_words

_YEAR = {"Cache-Control": "private, max-age=31536000, immutable"}


def lines(request: Request) -> Response:
    """Give the lines of the published snapshot, or say in words why not."""
    with in_words():
        view = opened(LIGHT, person(request))
        view.hold("figures", "the lines of a map")
        found = named(view, request.path_params["name"])
        if found is None:
            raise HTTPException(404, "There are no such lines.", UNKEPT)
        return Response(found, media_type="application/json", headers=_YEAR)
