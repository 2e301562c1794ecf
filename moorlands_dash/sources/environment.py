"""Environmental problems, one report a row, as councils' street-scene systems give them."""

from __future__ import annotations

from moorlands_dash.sources.model import EVER, PLACE, Category, Layout, Source, Theme
from moorlands_dash.sources.words import synonyms, uncounted

SOURCE = Source(
    key="environment",
    order=40,
    title="Environmental problems",
    name="Environmental problems from the council's systems",
    sender="the council's environmental reports",
    unit="report",
    points="exact",
    caveat="These are reports, not a survey: places where people report more readily, or where "
    "officers look, have more of them. One problem reported twice is two reports.",
    elsewhere=False,
    licence="Belongs to the partner who sent it; ask before you publish",
    themes=(Theme("environment", "Environment"),),
    categories=(
        Category(
            key="fly_tipping",
            name="Fly-tipping",
            theme="environment",
            comparable_from=EVER,
            called="fly tipping, flytipping, dumped rubbish, fly tips, fly tip",
            sensitive=False,
        ),
        Category(
            key="graffiti",
            name="Graffiti",
            theme="environment",
            comparable_from=EVER,
            called="graffiti",
            sensitive=False,
        ),
        Category(
            key="dog_fouling",
            name="Dog fouling",
            theme="environment",
            comparable_from=EVER,
            called="dog fouling, dog mess, dog muck, dog poo",
            sensitive=False,
        ),
        Category(
            key="litter",
            name="Litter",
            theme="environment",
            comparable_from=EVER,
            called="litter, littering",
            sensitive=False,
        ),
    ),
    layouts=(
        Layout(
            kind="environment",
            title="environmental problems",
            columns={
                "reference": ("case_reference", "case_number", "reference_number"),
                "reported": ("date_reported", "reported_on", "reported_at"),
                "kind": ("problem", "problem_type"),
                "organisation": (),
                **PLACE,
            },
            optional=("organisation", *PLACE),
            kinds={
                "fly tipping": "fly_tipping",
                "graffiti": "graffiti",
                "dog fouling": "dog_fouling",
                "litter": "litter",
            },
            synonyms=synonyms("environment"),
            uncounted=uncounted("environment"),
            reference="reference",
            begun="reported",
            reporter="organisation",
            placed="ward map",
            months="rows",
        ),
    ),
)
