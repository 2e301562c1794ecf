"""The table of what was raised at public meetings, with what was answered."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.raised import ANSWERED
from moorlands_dash.store.raised import raised as recorded
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.ward_groups import group_name, ward_codes
from moorlands_dash.words.plan import raised as words
from moorlands_dash.words.plan.voice import theme_name

NAME = "raised-at-meetings"


def raised_at_meetings(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what was raised at public meetings, the newest meeting first; of a ward, what bears
    on it. The public isn't told how many raised it where they are few.
    """
    request = Request(snapshot, settings, selection)
    found = recorded(request.records)
    if request.ward is not None:
        own = [request.ward in ward_codes(code) for code in found["area_code"]]
        found = found[pd.Series(own, found.index, dtype=bool)]
    names, district = request.area_names, settings.district.name
    frame = found.assign(
        theme_name=found["theme"].map(theme_name),
        area_name=[group_name(c, names) if c else district for c in found["area_code"]],
        raised=found["raised"].astype("Int64"),
        answered=found["entry"] == ANSWERED,
    ).sort_values(["meeting_date", "raised_id"], ascending=[False, True], kind="stable")
    if snapshot.public:
        few = frame["raised"] < settings.disclosure.threshold
        frame = frame.assign(raised=frame["raised"].mask(few))
    said = [words.issue_words(row) for row in frame.to_dict("records")]
    return request.table(
        NAME,
        only(NAME, frame.assign(words=pd.Series(said, frame.index, dtype=object))),
        title="Raised at public meetings",
        sentence=words.raised_sentence(frame),
        notes=[words.AS_RECORDED],
        about=[],
    )
