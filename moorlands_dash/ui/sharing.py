"""What may be done with a single figure: saved, copied, linked to, shown on another's page.

It folds out of a few links that stand in the page: nothing is drawn until one of them is followed.
"""

from __future__ import annotations

import os
from urllib.parse import urlencode

from markupsafe import Markup

from moorlands_dash.tables import SPECS
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.query import as_query
from moorlands_dash.ui.files import FIGURE, OF
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.taking import ROUTE, SERVED
from moorlands_dash.ui.view import View

JUST = "just/"
"""Where the web server shows a figure by itself, from the pages' address on."""
EMBEDDED = "embed/"


def share(view: View, table: Table, figure: str, of: str = "") -> None:
    """Offer a figure of `reports/figures` drawn of a table, where the web server gives it.

    `of` says which of the table's figures.
    """
    if os.environ.get(SERVED):
        show(_fold(view, table, figure, of))


def _fold(view: View, table: Table, figure: str, of: str) -> Markup:
    asked = [*as_query(table.asked or Selection()), *([(OF, of)] if of else [])]
    query = urlencode(list(dict.fromkeys([*asked, *view.settings.named.items()])))
    picture = f"{ROUTE}figure.{{}}?{FIGURE}={figure}&{query}"
    just = f"{JUST}{figure}?{query}"
    items = [
        Markup('<a href="{}" download>Save as PNG</a>').format(picture.format("png")),
        Markup('<a href="{}" download>Save as SVG</a>').format(picture.format("svg")),
        _button("Copy as a picture", "picture", picture.format("png")),
        Markup('<a href="{}" target="_blank">Open by itself</a>').format(just),
        _button("Copy its link", "link", just),
    ]
    if SPECS[table.name].public and view.settings.serving.embed_hosts:
        items.append(_button("Copy for a web page", "frame", f"{EMBEDDED}{figure}?{query}"))
    listed = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup(
        '<details class="mt-share"><summary>Save or share</summary><div><ul>{}</ul>'
        '<p aria-live="polite"></p></div></details>'
    ).format(listed)


def _button(label: str, what: str, address: str) -> Markup:
    return Markup(
        '<button type="button" class="mt-copy" data-what="{}" data-from="{}">{}</button>'
    ).format(what, address, label)
