"""What was loaded and taken back, as a manifest keeps it: what, why, by whom, since when.

A file is taken back whole. Of a target, an action, a meeting or an annotation its rows are, in
every file that was loaded by then, in use or not: whichever of them is given again, it stays taken
back. A file that came later and has it brings it back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from moorlands_dash.store.engine import Engine
from moorlands_dash.store.steps import Relation, Step

if TYPE_CHECKING:
    from moorlands_dash.extracts.model import Kind

FILE = "file"
KINDS: dict[str, Kind] = {
    "target": "targets",
    "action": "actions",
    "meeting": "meetings",
    "annotation": "annotations",
}
"""What rows tell of that can be taken back by itself -> the kind of file that tells of it."""

_BY_KIND = {kind: what for what, kind in KINDS.items()}


@dataclass
class Withdrawal:
    """One thing that was taken back."""

    what: str
    """A file, or one of `KINDS`."""
    key: str
    """SHA-256 of the file, else the id."""
    name: str
    """Name of the file, else the title."""
    reason: str
    by: str
    at: str
    """When, in UTC."""
    files: list[str] = field(default_factory=list)
    """SHA-256 of the files whose rows on it don't count."""

    @property
    def thing(self) -> str:
        """Return what was taken back, as a sentence has it."""
        return f"{self.what} {self.name if self.what == FILE else self.key}"

    @property
    def called(self) -> str:
        """Return what was taken back, as a list has it: name of a file, id and title."""
        return self.name if self.what == FILE or not self.name else f"{self.key}: {self.name}"


def read_withdrawal(values: Mapping[str, Any]) -> Withdrawal:
    """Return a withdrawal as a manifest has it; keys of a newer program are passed over."""
    known = {f.name for f in fields(Withdrawal)}
    return Withdrawal(**{key: value for key, value in values.items() if key in known})


def of_kind(withdrawals: Iterable[Withdrawal], kind: Kind) -> list[Withdrawal]:
    """Return those that are of rows of one kind of file."""
    return [one for one in withdrawals if one.what == _BY_KIND.get(kind)]


def allowed_again(withdrawals: Sequence[Withdrawal], given: Collection[str]) -> bool:
    """Let the rows of the files given (SHA-256) count again; tell whether any had been taken back.

    `given` are files that the officer wants whole, whatever was taken back.
    """
    touched = [
        one for one in withdrawals if one.what != FILE and not set(given).isdisjoint(one.files)
    ]
    for one in touched:
        one.files = [sha256 for sha256 in one.files if sha256 not in given]
    return bool(touched)


def split_rows(
    engine: Engine,
    column: str,
    stacked: Relation,
    withdrawals: Sequence[Withdrawal],
    paths: Mapping[str, str],
) -> tuple[Relation, dict[str, int], list[Relation]]:
    """Return the rows that nobody took back, and how many of each file were taken back.

    `column` names the thing that a row tells of, `paths` are SHA-256 -> path of the part. The last
    answer is what must be dropped with the rows.
    """
    gone = [(paths[f], one.key) for one in withdrawals for f in one.files if f in paths]
    if not gone:
        return stacked, {}, []
    columns = {"filename": "VARCHAR", "key": "VARCHAR"}
    withdrawn = engine.given("withdrawn", columns, dict.fromkeys(gone))
    rows = engine.make(_standing_rows(column), stacked=stacked, withdrawn=withdrawn)
    counted = engine.rows(_taken_rows(column), stacked=stacked, withdrawn=withdrawn)
    return rows, dict(counted), [withdrawn, rows]


def _standing_rows(column: str) -> Step:
    return Step(
        "standing_rows",
        ("stacked", "withdrawn"),
        f"""
        SELECT * FROM {{stacked}} AS s WHERE NOT EXISTS (
            SELECT 1 FROM {{withdrawn}} AS w WHERE w.filename = s.filename AND w.key = s.{column}
        )
        """,  # nosec B608 # names of ours, no value
        view=True,
    )


def _taken_rows(column: str) -> Step:
    return Step(
        "taken_rows",
        ("stacked", "withdrawn"),
        f"""
        SELECT s.filename, count(*) FROM {{stacked}} AS s SEMI JOIN {{withdrawn}} AS w
        ON w.filename = s.filename AND w.key = s.{column} GROUP BY ALL
        """,  # nosec B608 # names of ours, no value
    )


def brought_back(
    engine: Engine, column: str, held: Relation, withdrawals: Sequence[Withdrawal]
) -> list[tuple[str, str]]:
    """Return which file (path of its part) holds which thing (its id) that was taken back."""
    if not withdrawals:
        return []
    columns = {"key": "VARCHAR"}
    keys = engine.given("withdrawn_keys", columns, {(one.key,): None for one in withdrawals})
    found = engine.rows(_returned(column), held=held, keys=keys)
    engine.drop(keys)
    return [(str(path), str(key)) for path, key in found]


def _returned(column: str) -> Step:
    sql = f"SELECT DISTINCT h.filename, h.{column} FROM {{held}} AS h SEMI JOIN {{keys}} AS k "  # nosec B608 # names of ours, no value
    return Step("returned", ("held", "keys"), f"{sql} ON k.key = h.{column} ORDER BY ALL")


def back_words(one: Withdrawal) -> str:
    """Say that a file brings back what was taken back."""
    return (
        f"It brings back the {one.thing}, which was withdrawn on {one.at[:10]} "
        f"({one.reason}). If it should stay withdrawn, withdraw it again."
    )


def stays_words(name: str, ones: Sequence[Withdrawal]) -> str:
    """Say of a file that is given again what of it stays taken back."""
    told = ", ".join(f"{one.thing} ({one.reason})" for one in ones)
    return (
        f"{name}: withdrawn of it, and it stays so: {told}. "
        "`moorlands-dash load --again` loads it whole."
    )


def file_words(name: str, reason: str) -> str:
    """Say that a file which is given was taken back, and isn't loaded."""
    return (
        f"{name}: this file was withdrawn ({reason}) and is not loaded. "
        "`moorlands-dash load --again` loads it all the same."
    )
