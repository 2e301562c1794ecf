"""What the public sees of people we work with: whole financial years, small counts hidden."""

from __future__ import annotations

from functools import partial

import pandas as pd
from markupsafe import Markup

from moorlands_dash.rows import Row
from moorlands_dash.tables.people.protected import latest_given
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.people.counts import strips
from moorlands_dash.ui.view import View
from moorlands_dash.words.people.counts import spoken
from moorlands_dash.words.people.protected import LATEST_KEY, public_words

_COLUMNS = ("theme", "title", "from", "to", "count", "of", "share", "lower_95", "upper_95", "shown")


def protected_panel(view: View) -> None:
    """Show each measure's latest figure that is given, and all of them as a table."""
    table = view.table("people-protected")
    latest = latest_given(table.frame)
    shares = latest[latest["share"].notna()]
    if len(shares):
        rows = shares.assign(share_before=float("nan"))
        draw = partial(strips, rows, view, _named, told=LATEST_KEY)
        show(made_of(table.frame, ("people protected", view.colours), draw))
    counts = latest[latest["share"].isna()]
    if len(counts):
        show(made_of(table.frame, "people counts", partial(_listed, counts)))
    parts.beneath(view, table, columns=_COLUMNS)


def _named(row: Row) -> str:
    return f"{row['title']}, {spoken(row['from'], row['to'])}"


def _listed(counts: pd.DataFrame) -> Markup:
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(str(row["title"]), public_words(row))
        for row in counts.to_dict("records")
    )
    return Markup('<dl class="mt-facts">{}</dl>').format(items)
