"""The load and the check as commands ask for them: the store's, with what is whole judged.

The store counts rows and knows no statistics; the measure knows no files. Here the one is given
the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from moorlands_dash.measures.data.supply import first_sent, supplies
from moorlands_dash.measures.data.wholeness import PART, WHOLE, states
from moorlands_dash.partnership import Settings
from moorlands_dash.store import load as store
from moorlands_dash.store.audit import note, prune_audit
from moorlands_dash.store.confirmations import Confirmation, confirmations
from moorlands_dash.store.home import Home, StoreError, find_home
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.manifest import PLACED, FileRecord
from moorlands_dash.store.outcome import Outcome, PartMonth
from moorlands_dash.store.partners import FAR
from moorlands_dash.store.secret import secret_of
from moorlands_dash.store.snapshot import coverage_of
from moorlands_dash.store.titles import TITLED
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.store.wholeness import Judged, Sent, spelt_alike
from moorlands_dash.store.withdrawal_records import write_down
from moorlands_dash.words.data.loaded import lost_target_notes, old_code_notes
from moorlands_dash.words.data.titles import titles_withheld
from moorlands_dash.words.data.wholeness import confirmed_words, why
from moorlands_dash.words.numbers import counted

if TYPE_CHECKING:
    from moorlands_dash.store.withdrawals import Withdrawal
    from moorlands_dash.store.withdrawing import Withdrawn


def load(
    paths: Sequence[Path],
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    watch: Watch = silent,
    now: datetime | None = None,
    rebuild: bool = False,
    again: bool = False,
    sparing: bool = False,
    by: str = "",
    as_at: Mapping[str, str] | None = None,
) -> Outcome:
    """Load files into a new snapshot and publish it, as `store.load.load` does.

    The audit notes it, with whoever loads.
    """
    found = _home(home)
    judge = judged_on((now or datetime.now(UTC)).date(), settings, found)
    outcome = store.load(
        paths,
        settings,
        found,
        watch=watch,
        now=now,
        rebuild=rebuild,
        again=again,
        sparing=sparing,
        judge=judge,
        as_at=as_at,
    )
    if outcome.published:
        secret_of(found)
        if outcome.manifest is not None and outcome.manifest.withdrawals:
            _write_down(outcome.manifest.withdrawals, settings, found)
        _note_load(outcome, settings, found, by)
        outcome.notices += _titles(outcome, found)
        outcome.parts = _parts(coverage_of(found), outcome)
    return outcome


def _note_load(outcome: Outcome, settings: Settings, home: Home, by: str) -> None:
    """Note what was published, and let go of what is noted for longer than the settings keep it.

    What is published stays so where that can't be noted; it says so.
    """
    snapshot = outcome.manifest.id if outcome.manifest else ""
    said = f"{counted(len(outcome.files), 'file')}, published as snapshot {snapshot}"
    try:
        place = records_of(home, settings)
        note(place, "load", said, by)
        prune_audit(place, settings.access.audit_months, by)
    except StoreError as fault:
        outcome.notices.append(f"Who loaded it could not be noted. {fault}")


def _titles(outcome: Outcome, home: Home) -> list[str]:
    """Return which titles of what is published are withheld from the public."""
    manifest = outcome.manifest
    if manifest is None or not manifest.active(*TITLED):
        return []
    # Most loads are of incidents alone, and needn't wait for what opens snapshots.
    from moorlands_dash.store.queries import open_snapshot

    return titles_withheld(open_snapshot(home).personal_titles())


def check(
    paths: Sequence[Path],
    settings: Settings,
    watch: Watch = silent,
    home: Home | str | Path | None = None,
) -> Outcome:
    """Judge files as a load would and keep nothing, as `store.load.check` does."""
    found = _home(home)
    outcome = store.check(paths, settings, watch, found)
    if outcome.sent is not None:
        judge = judged_on(datetime.now(UTC).date(), settings, found)
        outcome.parts = _parts(judge(outcome.sent), outcome)
    return outcome


def _parts(coverage: pd.DataFrame, outcome: Outcome) -> list[PartMonth]:
    """Return the months of the new files that are only parts."""
    own = {cover.key for record in outcome.files for cover in record.covers if cover.in_use}
    found = [
        PartMonth(row["source"], row["sender"], pd.Timestamp(row["month"]).date(), row["why"])
        for row in coverage[coverage["state"] == PART].to_dict("records")
    ]
    return [each for each in found if (each.source, each.sender.casefold(), each.month) in own]


def remarks(outcome: Outcome) -> list[str]:
    """Return what an officer should know of files beside their rows, whoever asked for the load."""
    told = [
        f"{record.name}: {text}"
        for record in outcome.files
        for text in [*_strays(record), *record.notices]
    ]
    told += outcome.notices
    if not outcome.published:
        told += old_code_notes(outcome.doubts.get("old_codes", {}))
        told += lost_target_notes(outcome.doubts.get("lost_targets", {}).get("actions", {}))
    return told


def _strays(record: FileRecord) -> list[str]:
    """Return how many rows of a partner's file lie far outside the ward map."""
    if record.kind not in PLACED or not record.elsewhere:
        return []
    rows = counted(record.elsewhere, "row lies", "rows lie")
    return [
        f"{rows} more than {FAR / 1000:g} km outside the ward map: of elsewhere, among the "
        "superseded here and not counted for our district."
    ]


def withdraw(
    asked: str,
    reason: str,
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    by: str = "",
    who: str = "",
    watch: Watch = silent,
) -> Withdrawn:
    """Withdraw what was loaded, as `store.withdrawing.withdraw` does.

    `by` is who says so, as typed; `who` does it, as the audit notes.
    """
    from moorlands_dash.store import withdrawing

    judge = judged_on(datetime.now(UTC).date(), settings, _home(home))
    done = withdrawing.withdraw(asked, reason, settings, home, by=by, watch=watch, judge=judge)
    _write_down(done.manifest.withdrawals, settings, _home(home), who)
    return done


def _write_down(made: Sequence[Withdrawal], settings: Settings, home: Home, who: str = "") -> None:
    """Record withdrawals that are published; those that can't be now are with the next load."""
    with suppress(StoreError):
        write_down(made, records_of(home, settings, who))


def demonstrate(
    settings: Settings,
    home: Home | str | Path | None = None,
    watch: Watch = silent,
    by: str = "",
) -> Outcome:
    """Load the demonstration extracts, as `store.load.demonstrate` does."""
    found = _home(home)
    judge = judged_on(datetime.now(UTC).date(), settings, found)
    outcome = store.demonstrate(settings, found, watch, judge)
    if outcome.published:
        secret_of(found)
        _note_load(outcome, settings, found, by)
    return outcome


def _home(home: Home | str | Path | None) -> Home:
    return home if isinstance(home, Home) else find_home(home)


def judged_on(day: date, settings: Settings, home: Home) -> Judged:
    """Return the judge of what is whole as seen on a day, of whom the settings expect.

    What an officer has confirmed counts as whole as long as it has the same rows.
    """

    def judge(given: Sent) -> pd.DataFrame:
        sent = spelt_alike(given)
        came = first_sent(sent.months.assign(state=WHOLE))
        expected = [(s.source, s.sender, s.since, s.until) for s in supplies(settings, came)]
        found = states(sent.months, sent.days, day, why, expected)
        return _confirmed(found, confirmations(records_of(home, settings)))

    return judge


def _confirmed(found: pd.DataFrame, said: Sequence[Confirmation]) -> pd.DataFrame:
    """Take the months that were confirmed as whole, with who says so and why."""
    known = {(each.source, each.sender, each.month, each.rows): each for each in said}
    for place, row in found[found["state"] == PART].iterrows():
        each = known.get((row["source"], row["sender"], row["month"], row["rows"]))
        if each is not None:
            found.loc[place, ["state", "why"]] = WHOLE, confirmed_words(each.reason, each.by)
    return found
