"""Measures of the fortnightly briefing in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import Measure

ENTRIES = (
    Measure(
        key="repeats",
        title="Places that repeat",
        unit="{counted} at the published place in the period",
        numerator="{counted} of one kind at one published place",
        denominator="none: a count",
        better="fewer",
        source="{sources}",
        caveat="A place with many incidents has some in every month by chance too: that it repeats "
        "says where work may last, not that it gets worse. Many real places share one published "
        "place.",
        method="Places with an incident of the same kind in each of the latest six months or more. "
        "Up to 12 months without a gap are looked at. The longest run comes first, then the most "
        "incidents.",
        reference="Sherman, Gartin and Buerger (1989), Criminology 27, on places that repeat",
    ),
    Measure(
        key="briefing",
        title="Fortnightly briefing",
        unit="items",
        numerator="none: a list",
        denominator="none: a list",
        better="fewer, and done",
        source="{sources}; files of partners; the delivery plan; tasks as recorded",
        caveat="The order is by need as the figures have it; those who meet know more.",
        method="Hotspots of each kind of incident with 30 or more in its latest 12 months. They "
        "are new or lasting as on the Hotspots page. Lasting ones come by how many times their "
        "share of the area they hold. What is new in the wards as on Trends, without what is "
        "snoozed. Then places that repeat, and actions overdue or stalled.",
        reference="the partnership's plan: a meeting every fortnight on where to act",
    ),
    Measure(
        key="briefing_tasks",
        title="Tasks of the briefings",
        unit="tasks",
        numerator="none: a list",
        denominator="none: a list",
        better="done",
        source="Tasks as they were recorded, each with the snapshot that was shown",
        caveat="What came after a task need not have come of it.",
        method="Each entry is added to a file that only grows. Late: neither done nor dropped, and "
        "due before the day of the snapshot.",
        reference="docs/architecture.md, The fortnightly briefing",
    ),
)
