"""The register of measures: what each figure counts, how, from what, and with which caveat.

Pages, captions, exports and the methods read it; adding a measure is adding a row to the entries of
its subject.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from moorlands_dash.measures.assessment.entries import ENTRIES as ASSESSMENT
from moorlands_dash.measures.briefing.entries import ENTRIES as BRIEFING
from moorlands_dash.measures.claims.entries import ENTRIES as CLAIMS
from moorlands_dash.measures.comparison.entries import ENTRIES as COMPARISON
from moorlands_dash.measures.data.entries import ENTRIES as DATA
from moorlands_dash.measures.entry import EXACT_RULE
from moorlands_dash.measures.entry import Measure as Measure
from moorlands_dash.measures.hotspots.entries import ENTRIES as HOTSPOTS
from moorlands_dash.measures.meetings.entries import ENTRIES as MEETINGS
from moorlands_dash.measures.people.entries import ENTRIES as PEOPLE
from moorlands_dash.measures.plan.entries import ENTRIES as PLAN
from moorlands_dash.measures.targets.entries import ENTRIES as TARGETS
from moorlands_dash.measures.trends.entries import ENTRIES as TRENDS
from moorlands_dash.measures.wards.entries import ENTRIES as WARDS
from moorlands_dash.sources import SOURCE_BY_KEY, STREET
from moorlands_dash.vocabulary import sources_of, units_of

SUBJECTS = {
    "wards": WARDS,
    "hotspots": HOTSPOTS,
    "trends": TRENDS,
    "targets": TARGETS,
    "plan": PLAN,
    "people": PEOPLE,
    "assessment": ASSESSMENT,
    "comparison": COMPARISON,
    "meetings": MEETINGS,
    "briefing": BRIEFING,
    "claims": CLAIMS,
    "data": DATA,
}
"""Subject -> the entries of its measures, in the order in which the methods list them."""

_BY_KEY = {measure.key: measure for entries in SUBJECTS.values() for measure in entries}


def _of_street() -> dict[str, Measure]:
    name = SOURCE_BY_KEY[STREET].name
    return {key: measure.said("incidents", name) for key, measure in _BY_KEY.items()}


MEASURES = _of_street()
"""Key -> measure, in the words of the police's street extracts."""


def measure_of(key: str, choices: Collection[str]) -> Measure:
    """Return a measure in the words of the sources that some choices of what to count draw on."""
    sources = list({s.key: s for choice in choices for s in sources_of(choice)}.values())
    if [source.key for source in sources] in ([], [STREET]):
        return MEASURES[key]
    entry = _BY_KEY[key].said(units_of(choices), "; ".join(source.name for source in sources))
    partners = all(source.key != STREET for source in sources)
    caveats = [(entry.partner_caveat if partners else "") or entry.caveat]
    caveats += [source.caveat for source in sources if source.key != STREET]
    return replace(entry, caveat=" ".join(caveats), method=_method(entry, partners=partners))


def _method(entry: Measure, *, partners: bool) -> str:
    if not entry.partner_method:
        return entry.method
    return entry.partner_method if partners else f"{entry.method} {EXACT_RULE}"
