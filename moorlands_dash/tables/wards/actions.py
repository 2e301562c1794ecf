"""What the partnership does in a ward: actions that name it, then those for the whole district."""

from __future__ import annotations

from dataclasses import replace

from moorlands_dash.measures.plan.actions import STOPPED
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.actions import actions
from moorlands_dash.tables.request import Request
from moorlands_dash.words.wards import actions as words

HERE, DISTRICT = "this ward", "the whole district"


def ward_actions(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the actions of the year that bear on a ward; with no ward chosen, on any."""
    request = Request(snapshot, settings, selection)
    plan = actions(snapshot, settings, selection)
    frame = plan.frame[plan.frame["standing"] != STOPPED]
    codes = set(request.wards["area_code"]) if request.ward is None else {request.ward}
    here = frame["area_code"].isin(codes)
    wide = frame["area_code"].isna() | (frame["area_code"] == settings.district.code)
    frame = frame.assign(where=here.map({True: HERE, False: DISTRICT}))[here | wide]
    frame = frame.sort_values("where", key=lambda column: column != HERE, kind="stable")
    names = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    place = names[request.ward] if request.ward else "the wards"
    table = request.table(
        "ward-actions",
        only("ward-actions", frame),
        title=f"What the partnership does in {place}",
        sentence=words.actions_sentence(frame, place),
        notes=[],
        period=plan.period,
    )
    return replace(table, notes=plan.notes)
