"""A load: judge the files, make a new snapshot of the old one and them, publish it in one step."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from moorlands_dash.extracts.archive_months import said_of
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import STREET
from moorlands_dash.store import fitting
from moorlands_dash.store.area_codes import area_codes, residents
from moorlands_dash.store.asked import Asked
from moorlands_dash.store.assembling import made, put_out, staged
from moorlands_dash.store.copies import copied_manifest
from moorlands_dash.store.culprits import spared
from moorlands_dash.store.fitting import hold_map
from moorlands_dash.store.following import REAL as REAL
from moorlands_dash.store.following import following, replaced
from moorlands_dash.store.given_again import told, told_of
from moorlands_dash.store.home import Home, StoreError, find_home, locked
from moorlands_dash.store.judging import Judge, Judging, beside_real, embedded, is_real
from moorlands_dash.store.manifest import (
    LAYOUT,
    SHOWN,
    FileRecord,
    Manifest,
    refusal_record,
    suppliers_of,
    used,
)
from moorlands_dash.store.outcome import Outcome as Outcome
from moorlands_dash.store.outcome import Unplaced
from moorlands_dash.store.pruning import let_go
from moorlands_dash.store.public_home import must_be_whole
from moorlands_dash.store.returning import arrange
from moorlands_dash.store.snapshot import current_manifest, next_moment
from moorlands_dash.store.sparing import hold
from moorlands_dash.store.titles import names_of
from moorlands_dash.store.trial import tried
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.store.wholeness import Judged, taken_as_whole
from moorlands_dash.store.withdrawals import allowed_again


def check(
    paths: Sequence[Path],
    settings: Settings,
    watch: Watch = silent,
    home: Home | str | Path | None = None,
) -> Outcome:
    """Judge files as a load would and keep nothing; nothing is written to any home.

    Of the home only the ward map is read, to tell which partners' rows lie where, and what was
    withdrawn.
    """
    found = home if isinstance(home, Home) else find_home(home)
    with tempfile.TemporaryDirectory(prefix="moorlands-check-") as name:
        folder = Path(name)
        judge = _judge(folder, settings, watch, datetime.now(UTC), None, found)
        judge.judge(paths)
        _hold_map(judge.outcome, folder, fitting.published(found), found, settings)
        outcome = _told(judge.outcome)
        outcome.notices += told_of({f.sha256: f.name for f in outcome.files}, found)
        previous = fitting.published(found)
        trial, culprits = spared(
            outcome.files, lambda files: tried(files, folder, settings, previous, found)
        )
        outcome.files, outcome.sent, outcome.doubts = trial.files, trial.sent, trial.doubts
        outcome.leave_out(culprits)
        outcome.quarantined = (outcome.quarantined + trial.misplaced)[:SHOWN]
        return outcome


def _hold_map(
    outcome: Judging, folder: Path, previous: Manifest | None, home: Home, settings: Settings
) -> None:
    """Hold the ward map against what is at hand, without a file at whose content that ends."""

    def fitted(files: list[FileRecord]) -> Judging:
        trial = Judging(files=files)
        hold_map(trial, folder, previous, home, settings)
        return trial

    fit, culprits = spared(outcome.files, fitted)
    outcome.files = fit.files
    outcome.refused += fit.refused + culprits
    outcome.notices += fit.notices


def load(
    paths: Sequence[Path],
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    watch: Watch = silent,
    now: datetime | None = None,
    rebuild: bool = False,
    judge: Judged = taken_as_whole,
    again: bool = False,
    sparing: bool = False,
    as_at: Mapping[str, str] | None = None,
) -> Outcome:
    """Load files into a new snapshot and publish it.

    `judge` says which of the months that files stand for are whole, `as_at` of which month the
    outcomes of street extracts are: by names of archives or files, with * for any letters.

    Nothing is published where nothing is new, unless `rebuild` or other settings than the
    snapshot's ask for its tables to be made anew. What was withdrawn stays so when it is given,
    but with `again`. Raises StoreError where another load is at work or the home can't be used,
    and where the load is to be `sparing` and would take much away (`sparing.hold`).
    """
    found = home if isinstance(home, Home) else find_home(home)
    asked = Asked(paths, settings, found, watch, rebuild, again, sparing, judge, as_at or {})
    try:
        with locked(found, "load"):
            return _load(asked, now)
    except PermissionError as error:
        raise StoreError(
            f"{error.filename or found.folder} can't be written ({error.strerror}). Name another "
            "folder with --home or MOORLANDS_HOME, or have the rights to this one given to you."
        ) from error


def demonstrate(
    settings: Settings,
    home: Home | str | Path | None = None,
    watch: Watch = silent,
    judge: Judged = taken_as_whole,
) -> Outcome:
    """Load the demonstration extracts where nothing is published, or only older ones of them."""
    found = home if isinstance(home, Home) else find_home(home)
    folder = settings.demonstration_folder()
    manifest = current_manifest(found)
    stale = manifest is not None and (manifest.layout != LAYOUT or _outdated(manifest, settings))
    if manifest is not None and not stale:
        return Outcome(manifest=manifest)
    if manifest is not None and not manifest.demonstration:
        return load([], settings, found, watch=watch, rebuild=True, judge=judge)
    if folder is None or not folder.is_dir():
        raise StoreError(
            "These settings name no demonstration extracts ([files] demonstration). "
            "Load your own with `moorlands-dash load PATH...`."
        )
    return load([folder], settings, found, watch=watch, rebuild=stale, judge=judge)


def _outdated(manifest: Manifest, settings: Settings) -> bool:
    """Tell whether demonstration files are in use that the program no longer brings."""
    present = embedded(settings).demonstration
    invented = {f.sha256 for f in manifest.active() if f.origin == "demonstration"}
    return bool(present) and manifest.withheld is None and not invented <= present


def _load(asked: Asked, now: datetime | None) -> Outcome:
    previous, settings = current_manifest(asked.home), asked.settings
    must_be_whole(previous)
    moment = next_moment(asked.home, now)
    with staged(asked.home, moment) as staging:
        files = _judge(staging, settings, asked.watch, moment, previous, asked.home, asked.again)
        files.judge([path for path in settings.reference_files() if path.is_file()])
        files.outcome.known.clear()
        files.outcome.withdrawn.clear()
        files.judge(asked.paths)
        files.judge_again()
        _keep_apart(files.outcome)
        arrange(files.outcome.files, previous.files if previous else [], files.places)
        _hold_map(files.outcome, staging, previous, asked.home, settings)
        for record in files.outcome.files:
            record.as_at = said_of(record.name, asked.as_at) if record.kind == STREET else ""
        outcome = _told(files.outcome)
        outcome.manifest = previous
        back = _taken_back(outcome, files, previous, asked.again)
        due = back or _changed(previous, settings, asked.rebuild)
        if due or _news(outcome, previous):
            shutil.rmtree(staging / "work")
            _assemble(outcome, previous, asked, staging, moment, due=due)
        return outcome


def _taken_back(outcome: Outcome, judge: Judge, previous: Manifest | None, again: bool) -> bool:
    """Say what of the files given was withdrawn; tell whether rows of it are to count again."""
    if previous is None:
        return False
    if again:
        return allowed_again(previous.withdrawals, judge.places.keys())
    given = {file.sha256: file.name for file in judge.outcome.files}
    given |= {file.sha256: file.name for file in judge.outcome.withdrawn + judge.outcome.known}
    outcome.notices += told(given, previous)
    return False


def _assemble(
    outcome: Outcome,
    previous: Manifest | None,
    asked: Asked,
    staging: Path,
    moment: datetime,
    *,
    due: bool,
) -> None:
    """Make the new snapshot in `staging` of the earlier one and the new files, and publish it.

    A file at whose content that ends is left out; nothing is published where none is left, unless
    tables are `due` to be made anew.
    """
    make = _tables(previous, outcome.refused, asked, staging, moment)
    (manifest, outcome.files, unplaced), culprits = spared(outcome.files, make)
    outcome.leave_out(culprits)
    if not due and not _news(outcome, previous):
        return
    manifest.refused += map(refusal_record, culprits)
    if asked.sparing:
        hold(previous, manifest, asked.settings.store)
    put_out(manifest, asked.home, staging, asked.watch)
    outcome.quarantined = (outcome.quarantined + unplaced)[:SHOWN]
    outcome.replaced = replaced(manifest, previous, outcome.files)
    outcome.manifest, outcome.published = manifest, True
    outcome.pruned = [gone.id for gone in let_go(asked.home, asked.settings.store).gone]


def _tables(
    previous: Manifest | None,
    refused: Sequence[Refusal],
    asked: Asked,
    staging: Path,
    moment: datetime,
) -> Callable[[list[FileRecord]], tuple[Manifest, list[FileRecord], Unplaced]]:
    """Return what makes the tables of the files before and new ones, as often as it is asked."""

    def make(files: list[FileRecord]) -> tuple[Manifest, list[FileRecord], Unplaced]:
        # A manifest says of its files what becomes of them: each trial has one of its own.
        before = copied_manifest(previous) if previous else None
        manifest = following(before, files, refused, asked.settings, moment)
        at = (manifest, asked.home, staging, asked.settings, asked.watch)
        return manifest, files, made(*at, files, asked.judge)

    return make


def _news(outcome: Outcome, previous: Manifest | None) -> bool:
    """Tell whether there is something to publish; the reference files alone are no beginning."""
    files = outcome.files
    return any(previous is not None or record.origin != "reference" for record in files)


def _judge(
    folder: Path,
    settings: Settings,
    watch: Watch,
    moment: datetime,
    previous: Manifest | None,
    home: Home,
    again: bool = False,
) -> Judge:
    given = (folder / "parts", folder / "work")
    for each in given:
        each.mkdir()
    earlier = previous.files if previous else []
    judge = Judge(*given, settings, watch, loaded_at=moment, earlier=earlier, again=again)
    judge.areas, judge.people = area_codes(settings, home), residents(settings, home)
    return judge


def _keep_apart(outcome: Judging) -> None:
    """Refuse demonstration files that were given together with a partner's."""
    if not any(is_real(record) for record in outcome.files):
        return
    invented = [f for f in outcome.files if f.origin == "demonstration"]
    outcome.refused += [beside_real(record.name) for record in invented]
    outcome.files = [f for f in outcome.files if f.origin != "demonstration"]


def _told(outcome: Judging) -> Outcome:
    return Outcome(
        files=outcome.files,
        known=[source.name for source in outcome.known],
        refused=outcome.refused,
        quarantined=outcome.quarantined,
        notices=outcome.notices,
    )


def _changed(previous: Manifest | None, settings: Settings, rebuild: bool) -> bool:
    """Tell whether the tables must be made anew although no file is new."""
    if previous is None:
        return False
    made = previous.settings, previous.suppliers, previous.names, previous.let_through
    let = list(settings.public.let_through)
    asked = used(settings), suppliers_of(settings), names_of(settings), let
    return rebuild or previous.layout != LAYOUT or made != asked
