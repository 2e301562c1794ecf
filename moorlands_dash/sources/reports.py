"""Anti-social behaviour as reported to a council or a housing association, one report a row.

It happened at a moment, on a day, or within a span that nobody can narrow down.
"""

from __future__ import annotations

from moorlands_dash.sources.model import EVER, PLACE, Category, Layout, Source
from moorlands_dash.sources.words import synonyms, uncounted

_KINDS = (
    "noise",
    "nuisance",
    "neighbours",
    "vehicles",
    "alcohol or drugs",
    "vandalism",
    "threats or abuse",
    "animals",
    "rubbish",
    "other",
)

SOURCE = Source(
    key="reports",
    order=10,
    title="Reported anti-social behaviour",
    name="Anti-social behaviour as reported to the council and housing associations",
    sender="the council's and housing associations' reports of anti-social behaviour",
    unit="report",
    points="exact",
    caveat="These are reports, not a survey: places where people report more readily, or where "
    "officers look, have more of them. The same trouble may also have been reported to the "
    "police, or to two organisations: nothing is matched between them.",
    elsewhere=False,
    licence="Belongs to the partner who sent it; ask before you publish",
    categories=(
        Category(
            key="asb_reported",
            name="Anti-social behaviour reported to the council or landlords",
            theme="asb",
            comparable_from=EVER,
            called="asb reported to the council, asb reported to landlords, anti-social behaviour "
            "reported to the council, antisocial behaviour reported to the council, anti-social "
            "behaviour reported to landlords, asb reported to housing associations, asb reported "
            "to the council or landlords, council reports of asb, council reports of anti-social "
            "behaviour, reports of asb to the council, reports of anti-social behaviour to the "
            "council",
            sensitive=True,
        ),
    ),
    layouts=(
        Layout(
            kind="asb_reports",
            title="reports of anti-social behaviour",
            columns={
                "reference": ("case_reference", "case_number", "reference_number"),
                "from": ("started", "date_from", "happened"),
                "to": ("ended", "date_to"),
                "kind": ("kind_of_behaviour", "behaviour"),
                "organisation": ("reported_to", "landlord"),
                **PLACE,
            },
            optional=("to", *PLACE),
            # One category for all of them.
            kinds=dict.fromkeys(_KINDS, "asb_reported"),
            synonyms=synonyms("asb_reports"),
            uncounted=uncounted("asb_reports"),
            reference="reference",
            begun="from",
            ended="to",
            reporter="organisation",
            placed="ward map",
            months="rows",
        ),
    ),
)
