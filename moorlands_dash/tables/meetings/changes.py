"""The table of what changed since the group's last meeting, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.meetings.standings import revised_months, status_changes
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months, month_key
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import blank, empty, framed
from moorlands_dash.tables.meetings.calendar import known_at, last_meeting
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.updates import latest_actions
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.words.meetings import changes as words

OPEN = ("planned", "under way")
_LONG_AGO = date(1900, 1, 1)
_TITLE = "What changed since the last meeting"


def changes(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what changed since the last meeting before the snapshot's day: flips first."""
    request = Request(snapshot, settings, selection)
    meeting = last_meeting(request)
    if meeting is None:
        frame = empty("changes")
        return _table(request, frame, words.NO_MEETING, [], [])
    since = Since(request, meeting["date"])
    rows = [*since.flips(), *since.revisions(), *since.data(), *since.actions()]
    frame = framed("changes", [blank("changes") | row for row in rows])
    return _table(
        request,
        frame,
        words.changes_sentence(frame, since.meeting),
        [words.as_known(since.meeting, since.until, since.kept.id if since.kept else None)],
        since.now.choices,
    )


def _table(
    request: Request, frame: pd.DataFrame, sentence: str, notes: list[str], counted: list[str]
) -> Table:
    return request.table(
        "changes",
        frame,
        title=_TITLE,
        sentence=sentence,
        notes=notes,
        about=[vocabulary.ALL, *counted],
    )


@dataclass(frozen=True)
class Since:
    """Everything as it stands now beside what was known at a meeting."""

    request: Request
    meeting: date

    @cached_property
    def kept(self) -> Snapshot | None:
        """Return the snapshot that the group could see, if it is kept and has our months."""
        found = self.request.snapshot.kept_before(self.meeting)
        if found is None or found.demonstration != self.request.snapshot.demonstration:
            return None
        return found if found.months(*self.request.settings.force.all_names) else None

    @cached_property
    def until(self) -> date | None:
        """Return the latest month that was known at the meeting."""
        if self.kept is not None:
            return self.kept.latest_month(*self.request.settings.force.all_names)
        known = [month for month in self.request.loaded if month <= known_at(self.meeting)]
        return known[-1] if known else None

    @cached_property
    def then(self) -> Request:
        """Return the same question as of the meeting."""
        until = month_key(self.until or known_at(self.meeting))
        selection = replace(self.request.selection, until=until, year=self.now.label)
        return Request(self.kept or self.request.snapshot, self.request.settings, selection)

    @cached_property
    def now(self) -> TargetYear:
        """Return the targets as they stand now."""
        return TargetYear(self.request)

    def flips(self) -> list[Record]:
        """Return the targets whose status is another one, each with the reason."""
        if self.now.rows.empty:
            return []
        ours = replace(self.request.selection, year=self.now.label)
        frames = [
            targets(r.snapshot, r.settings, selection).frame
            for r, selection in ((self.then, self.then.selection), (self.request, ours))
        ]
        limits = [frame.set_index("target_id")["target"] for frame in frames]
        rows = []
        for _, row in status_changes(*frames).iterrows():
            why = self._why(str(row["target_id"]))
            was, now = (limit[row["target_id"]] for limit in limits)
            why += f" {words.limit_revised(was, now)}" if was != now else ""
            told = row[["target_id", "title", "was", "now", "was_chance", "now_chance"]].to_dict()
            rows.append(
                told
                | {"kind": "status", "why": why.strip(), "words": words.flipped(row)}
                | {"page": "targets", "choice": row["target_id"]}
            )
        return rows

    def _why(self, target_id: str) -> str:
        """Return what came in since that bears on a target."""
        for target in self.now.counted:
            if target.row["target_id"] == target_id:
                path = target.path()
                after = path["month"] > pd.Timestamp(self.until or _LONG_AGO)
                new = path[after & path["actual"].notna()]
                if new.empty:
                    return "No month of it came in since."
                period = Period(new["month"].iloc[0].date(), new["month"].iloc[-1].date())
                sums = new[["actual", "milestone"]].sum()
                unit = vocabulary.unit_measured(str(target.row["measure"]))
                return words.counted_since(period, sums["actual"], sums["milestone"], unit)
        for asked in self.now.surveyed:
            if asked.row["target_id"] == target_id:
                wave = asked.wave
                new_wave = wave is not None and (
                    self.until is None or wave["period_end"].date() >= add_months(self.until, 1)
                )
                return words.wave_since(wave if new_wave else None)
        return ""

    def revisions(self) -> list[Record]:
        """Return the months that later files changed; nothing where no snapshot of then is kept."""
        if self.kept is None:
            return []
        keys = vocabulary.category_keys(vocabulary.ALL)
        frames = [
            found[found["district"] == self.request.settings.district.name]
            for found in (
                snapshot.district_counts(None, keys, self.request.force)
                for snapshot in (self.kept, self.request.snapshot)
            )
        ]
        found = revised_months(*frames)
        if found.empty:
            return []
        said = words.revised(found)
        return [{"kind": "revision", "title": "Counts revised", "words": said, "page": "data"}]

    def data(self) -> list[Record]:
        """Return which months came in since, and which are missing."""
        loaded = self.request.loaded
        new = [month for month in loaded if self.until is None or month > self.until]
        gaps = coverage(Period(loaded[0], loaded[-1]), loaded).missing if loaded else ()
        rows = []
        if new:
            rows.append(("Months loaded", words.loaded_since(new)))
        if gaps:
            rows.append(("Months missing", words.missing_still(gaps)))
        return [{"kind": "data", "title": t, "words": said, "page": "data"} for t, said in rows]

    def actions(self) -> list[Record]:
        """Return the actions that were done since, and those that fell overdue."""
        found = latest_actions(self.request)
        meeting, day = pd.Timestamp(self.meeting), pd.Timestamp(self.request.day)
        found = found[found["updated"] <= day]
        late = found["status"].isin(OPEN) & found["due"].between(meeting, day, inclusive="left")
        done = (found["status"] == "done") & (found["updated"] > meeting)
        rows = [
            _action(row, "overdue", words.action_late(row)) for _, row in found[late].iterrows()
        ]
        return rows + [
            _action(row, "done", words.action_done(row)) for _, row in found[done].iterrows()
        ]


def _action(row: pd.Series, now: str, said: str) -> Record:
    target = row["target_id"] if pd.notna(row["target_id"]) else ""
    return {
        "kind": "action",
        "target_id": target,
        "title": row["title"],
        "now": now,
        "words": said,
        "page": "delivery_plan",
        "choice": row["action_id"],
    }
