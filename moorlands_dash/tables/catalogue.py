"""Every table by name, from the declarations of every subject. Cheap to import."""

from __future__ import annotations

from moorlands_dash.tables.assessment.specs import SPECS as ASSESSMENT
from moorlands_dash.tables.briefing.specs import SPECS as BRIEFING
from moorlands_dash.tables.claims.specs import SPECS as CLAIMS
from moorlands_dash.tables.comparison.specs import SPECS as COMPARISON
from moorlands_dash.tables.data.specs import SPECS as DATA
from moorlands_dash.tables.hotspots.specs import SPECS as HOTSPOTS
from moorlands_dash.tables.meetings.specs import SPECS as MEETINGS
from moorlands_dash.tables.people.specs import SPECS as PEOPLE
from moorlands_dash.tables.plan.specs import SPECS as PLAN
from moorlands_dash.tables.spec import SpecError, TableSpec
from moorlands_dash.tables.targets.specs import SPECS as TARGETS
from moorlands_dash.tables.trends.specs import SPECS as TRENDS
from moorlands_dash.tables.wards.specs import SPECS as WARDS

SUBJECTS: dict[str, tuple[TableSpec, ...]] = {
    "meetings": MEETINGS,
    "wards": WARDS,
    "hotspots": HOTSPOTS,
    "trends": TRENDS,
    "comparison": COMPARISON,
    "targets": TARGETS,
    "plan": PLAN,
    "people": PEOPLE,
    "assessment": ASSESSMENT,
    "briefing": BRIEFING,
    "claims": CLAIMS,
    "data": DATA,
}
"""Subject -> its tables, in the order in which the command lists them."""


def by_name(subjects: dict[str, tuple[TableSpec, ...]]) -> dict[str, TableSpec]:
    """Return the tables by name.

    Raises SpecError where two have one name, one stands in another subject's folder than its
    builder, or one is made from a table that isn't there.
    """
    found: dict[str, TableSpec] = {}
    for subject, specs in subjects.items():
        for spec in specs:
            if spec.name in found:
                raise SpecError(f"Two tables are called {spec.name!r}.")
            if spec.builder.partition(".")[0] != subject:
                raise SpecError(f"The table {spec.name!r} stands in {subject!r}, not its builder.")
            found[spec.name] = spec
    for spec in found.values():
        if unknown := [name for name in spec.reads if name not in found]:
            raise SpecError(f"The table {spec.name!r} reads {', '.join(unknown)}: no such table.")
    return found


SPECS = by_name(SUBJECTS)
NAMES = {name: spec.says for name, spec in SPECS.items()}
PUBLIC = frozenset(name for name, spec in SPECS.items() if spec.public)
"""Tables that the public view may show; every other one is the partnership's own."""


def read_beside(name: str) -> tuple[str, ...]:
    """Return what of the home a table reads beside the snapshot, by its own tables too."""
    found = dict.fromkeys(SPECS[name].beside)
    for other in SPECS[name].reads:
        found |= dict.fromkeys(read_beside(other))
    return tuple(found)
