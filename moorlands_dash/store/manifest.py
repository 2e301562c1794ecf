"""What a snapshot was made of: each source file and what became of each of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from moorlands_dash.extracts.model import Kind, Refusal
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import current
from moorlands_dash.sources.live import Row
from moorlands_dash.store.cover import Cover as Cover
from moorlands_dash.store.cover import read_cover
from moorlands_dash.store.encoding import written
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.layout import LAYOUT as LAYOUT
from moorlands_dash.store.layout import values_of
from moorlands_dash.store.withdrawals import Withdrawal, read_withdrawal

SHOWN = 20
"""How many quarantined rows an outcome keeps for showing; the table holds them all."""

NEWER_REFERENCE = "the program's newer reference files"
"""What replaces reference files that the program brings no more."""

Origin = Literal["reference", "demonstration", "partner"]

PARTNERS = Row(lambda: current().partner_kinds)
"""Kinds that tell of incidents beside the police's street extracts."""

PLACED = Row(lambda: current().placed_kinds)
"""Of these, kinds whose rows name no district: only the ward map tells whether they are ours."""

_FROM_ELSEWHERE = ("outlines", "map_lines", "populations", "gazetteer", "harm_weights")

REAL_KINDS = Row(lambda: [kind for kind in current().kinds if kind not in _FROM_ELSEWHERE])
"""Kinds that a partner's file brings as the truth: invented and real ones never stand together."""


@dataclass
class FileRecord:
    """One source file: rows_in = loaded + superseded + quarantined, always."""

    sequence: int
    """Order of loading: of two files for the same thing the higher one holds."""
    name: str
    sha256: str
    size: int
    kind: Kind
    origin: Origin
    loaded_at: str
    rows_in: int
    loaded: int
    quarantined: int
    superseded: int = 0
    republished: int = 0
    """Of the superseded rows: crimes that already stood in an earlier month."""
    repeated_in_month: int = 0
    """Of the superseded rows: crimes that already stood in the same month."""
    elsewhere: int = 0
    """Of the superseded rows: those that tell of other areas than ours (of a national file, or with
    a point far outside the ward map in use)."""
    waiting: int = 0
    """Of the superseded rows: casualties whose collision is in no file loaded."""
    unplaced: int = 0
    """Of the quarantined rows: those that name a ward which the ward map in use doesn't have."""
    uncounted: int = 0
    """Of the superseded rows: those of kinds that their sender's profile says aren't counted."""
    taken_back: int = 0
    """Of the superseded rows: those that were withdrawn, with the file or what they tell of."""
    totals: int = 0
    """Of the quarantined rows: total rows, with which nothing is lost."""
    part: str | None = None
    """File name of the accepted rows, until every one of them has been replaced."""
    quarantine_part: str | None = None
    in_use: bool = True
    replaced_by: str | None = None
    lost_to: list[str] = field(default_factory=list)
    """SHA-256 of the files that took over what it said, wholly or in part."""
    withdrawn: str | None = None
    """Why the whole file was taken back, if it was."""
    notices: list[str] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    level: str | None = None
    vintage: str | None = None
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What the notes of a release of recorded crime say of single forces."""
    cut: list[str] = field(default_factory=list)
    """Codes of wards of other districts, which are left out of the map."""
    profile: str = ""
    """Name and key of the profile by which it was read; blank for a layout of the program's."""
    as_at: str = ""
    """Of which month the outcomes of a street extract are, as whoever loaded it said: "2026-09"."""
    read_under: str = ""
    """Which rules of how senders write their days it was read under (`Senders.key`)."""

    @property
    def sender(self) -> str:
        """Return whose account it is where its rows don't name their senders."""
        return self.covers[0].sender if self.covers else ""

    @property
    def accepted(self) -> int:
        """Return the rows that passed the contract."""
        return self.rows_in - self.quarantined

    @property
    def to_mend(self) -> int:
        """Return how many rows are not loaded that should be: total rows are set aside rightly."""
        return self.quarantined - self.totals

    @property
    def whole(self) -> bool:
        """Tell whether all that the file said stands; where it said nothing, there is no more."""
        if not self.in_use:
            return not self.accepted and not self.covers
        if self.covers:
            return all(cover.in_use for cover in self.covers)
        return self.superseded == self.elsewhere + self.uncounted + self.taken_back

    @property
    def part_names(self) -> tuple[str, str]:
        """Return how its parts are called, of accepted and of quarantined rows, kept or not."""
        return f"{self.sha256[:32]}.parquet", f"{self.sha256[:32]}.quarantine.parquet"

    def replace_with(self, name: str, *by: str) -> None:
        """Take the whole file out of use; `by` are the SHA-256 of the files that hold for it."""
        self.in_use, self.part, self.quarantine_part, self.replaced_by = False, None, None, name
        self.lost_to = sorted(by)
        for cover in self.covers:
            cover.in_use = False
        self.waiting, self.unplaced, self.quarantined = 0, 0, self.quarantined - self.unplaced
        self.keep(0)

    def withdraw(self, reason: str) -> None:
        """Take the whole file back: its rows count no more, and no other file stands for it."""
        self.replace_with("")
        self.replaced_by, self.withdrawn = None, reason
        self.taken_back = self.accepted - self.elsewhere - self.uncounted

    def bring_back(self, quarantined: bool) -> None:
        """Put the whole file in use again; what others say of the same is judged anew.

        `quarantined` tells whether there is a part of rows that weren't accepted.
        """
        self.in_use, self.replaced_by, self.lost_to, self.taken_back = True, None, [], 0
        self.part, name = self.part_names
        self.quarantine_part = name if quarantined else None
        for cover in self.covers:
            cover.in_use = True
        self.settle(0)

    def place(self, unplaced: int) -> None:
        """Set how many rows name an unknown ward; another ward map may know it."""
        self.quarantined += unplaced - self.unplaced
        self.unplaced = unplaced

    def settle(self, superseded: int, republished: int = 0, repeated_in_month: int = 0) -> None:
        """Set how many accepted rows are not counted; what remains is loaded."""
        self.superseded = superseded + republished + repeated_in_month
        self.superseded += self.elsewhere + self.waiting + self.uncounted
        self.republished, self.repeated_in_month = republished, repeated_in_month
        self.loaded = self.accepted - self.superseded

    def keep(self, rows: int) -> None:
        """Set how many rows are loaded; of the other accepted ones none counts."""
        apart = self.elsewhere + self.waiting + self.uncounted
        self.settle(self.accepted - apart - rows)

    def check(self) -> None:
        """Hold the balance that every file must keep; raise ValueError where it is broken."""
        balanced = self.rows_in == self.loaded + self.superseded + self.quarantined
        if not balanced or min(self.loaded, self.superseded, self.quarantined) < 0:
            raise ValueError(
                f"{self.name}: {self.rows_in} rows in, but {self.loaded} loaded, "
                f"{self.superseded} superseded and {self.quarantined} quarantined"
            )


class UndeclaredError(StoreError, ValueError):
    """A file in use of a kind that no source sends any more."""


@dataclass
class Manifest:
    """The whole record of one snapshot, as `manifest.json` holds it."""

    id: str
    created: datetime
    program: str
    settings: dict[str, str]
    """What of the settings the tables depend on."""
    previous: str | None = None
    layout: int = LAYOUT
    ward_map: str | None = None
    demonstration: bool = False
    files: list[FileRecord] = field(default_factory=list)
    refused: list[dict[str, str | None]] = field(default_factory=list)
    """Files that the load which made this snapshot refused: file, reason, remedy, column."""
    withdrawals: list[Withdrawal] = field(default_factory=list)
    """All that was ever taken back, the earliest first."""
    counts: dict[str, Any] = field(default_factory=dict)
    withheld: list[str] | None = None  # What was left out for the public, where it was.
    names: list[str] = field(default_factory=list)
    let_through: list[str] = field(default_factory=list)
    """What the settings name: places and bodies, and titles that are let through to the public."""
    suppliers: list[dict[str, Any]] = field(default_factory=list)
    """The settings' list of suppliers by which `coverage` was judged."""

    def active(self, *kinds: Kind) -> list[FileRecord]:
        """Return the files in use of some kinds (of all, where none is named), oldest first."""
        return [f for f in self.files if f.in_use and (not kinds or f.kind in kinds)]

    def covered(self, *kinds: Kind) -> list[Cover]:
        """Return each month of each source and sender that counts: of street, or of `kinds`.

        The sources of street extracts are forces, those of partners' files categories.
        """
        found = [
            cover
            for record in self.active(*(kinds or ("street",)))
            for cover in record.covers
            if cover.in_use
        ]
        return sorted(found, key=lambda cover: cover.key)

    def check(self) -> None:
        """Hold the balance of every file, and that what is loaded is counted; else ValueError."""
        for record in self.files:
            record.check()
            if record.in_use and record.kind not in current().kinds:
                raise UndeclaredError(
                    f"{record.name}: no source is declared that sends files of the kind "
                    f"{record.kind!r}; its rows would be counted nowhere"
                )

    def write(self, path: Path) -> None:
        """Write the manifest as JSON."""
        path.write_text(written(self), encoding="utf-8")


def used(settings: Settings) -> dict[str, str]:
    """Return the settings that decide what a snapshot's tables hold, as the manifest keeps them."""
    district, force = settings.district, settings.force
    found = {
        "district": district.name,
        "district_code": district.code,
        "force": force.name,
        "force_code": force.code,
    }
    more = {
        "known_as": district.known_as[1:],
        "codes": district.all_codes[1:],
        "lsoas": tuple(sorted(district.lsoas)),
        "forces": force.all_names[1:],
    }
    return found | {name: "; ".join(texts) for name, texts in more.items() if texts}


def suppliers_of(settings: Settings) -> list[dict[str, Any]]:
    """Return the settings' list of suppliers, as the manifest keeps it."""
    return [supplier.model_dump(mode="json") for supplier in settings.suppliers]


def refusal_record(refusal: Refusal) -> dict[str, str | None]:
    """Return a refusal as the manifest keeps it."""
    return {
        "file": refusal.file,
        "reason": refusal.reason,
        "remedy": refusal.remedy,
        "column": refusal.column,
    }


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; raise ValueError where it is none, NewerError where a later program's."""
    values = values_of(path)
    known = {f.name for f in fields(Manifest)}
    values = {key: value for key, value in values.items() if key in known}
    values["created"] = datetime.fromisoformat(values["created"])
    values["files"] = [_file_record(item) for item in values.get("files", [])]
    values["withdrawals"] = [read_withdrawal(item) for item in values.get("withdrawals", [])]
    return Manifest(**values)


def _file_record(values: dict[str, Any]) -> FileRecord:
    known = {f.name for f in fields(FileRecord)}
    values = {key: value for key, value in values.items() if key in known}
    values["covers"] = [read_cover(each) for each in values["covers"]]
    return FileRecord(**values)
