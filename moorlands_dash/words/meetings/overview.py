"""The overview's lines: each says in one breath what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.periods import day_name, month_name, months_between
from moorlands_dash.rows import Row
from moorlands_dash.statuses import GOING_WELL
from moorlands_dash.target_kinds import asked_people, by_period
from moorlands_dash.words.chances import CERTAIN, chance_said
from moorlands_dash.words.doubt import bounds
from moorlands_dash.words.numbers import counted, decimal, listed, number
from moorlands_dash.words.targets.amounts import aim, promised_words, target_amount
from moorlands_dash.words.targets.trajectories import so_far
from moorlands_dash.words.usual import CLEAR


def target_line(row: Row) -> str:
    """Return a target's chance and likely end, without its title: "under 1%; about 560 ...".."""
    settled = row["status"] in GOING_WELL
    parts = [_chance(row), "" if settled and _chance(row) else _end(row)]
    return "; ".join(part for part in parts if part) + "."


def _chance(row: Row) -> str:
    chance = row["chance"]
    if pd.isna(chance) or chance in CERTAIN:
        return ""
    return f"chance {chance_said(float(chance))}"


def _end(row: Row) -> str:
    limit = f"promised {promised_words(row)}"
    if by_period(row):
        if pd.isna(row["actual"]):
            return f"no {'wave' if asked_people(row) else 'figure'} to judge by yet"
        said = " said so" if asked_people(row) else " in the last figure"
        return f"{target_amount(row, row['actual'])}{said}, {limit}"
    if pd.isna(row["outturn_median"]):
        return f"{so_far(row)}, {limit}"
    low, high = number(row["outturn_lower_80"]), number(row["outturn_upper_80"])
    return f"forecast {number(row['outturn_median'])} ({low} to {high}), {limit}"


def country_line(own: float, theirs: float, name: str, verdict: str, when: str) -> str:
    """Return how our rate of recorded crime stands against the country's."""
    than = than_country(theirs, name, verdict)
    return f"{decimal(own)} recorded crimes per 1,000 residents, {than} ({when})."


def than_country(theirs: float, name: str, verdict: str) -> str:
    """Return "clearly lower than 82.1 in England and Wales", of a rate whose verdict that is."""
    against = {
        verdicts.LOWER: "clearly lower than",
        verdicts.SIMILAR: "not clearly different from",
        verdicts.HIGHER: "clearly higher than",
        verdicts.CANNOT_TELL: "cannot tell how that is beside",
    }
    return f"{against[verdict]} {decimal(theirs)} in {name}"


def was_words(was: str) -> str:
    """Return what a status was at the last meeting."""
    return f"was “{was}”"


def freshness(
    latest: date | None, day: date, missing: int, loaded: int, late: Sequence[str] = ()
) -> str:
    """Return how fresh and how whole the data are, as at a day; `late` says who is late."""
    if latest is None:
        none = "No whole month of the police's extracts is loaded"
        return " ".join([f"{none}: load them with `moorlands-dash load PATH`.", *late])
    behind = months_between(latest, day.replace(day=1)) - 1
    whole = ", none missing" if not missing else f", {counted(missing, 'month')} missing"
    said = (
        f"Latest month {month_name(latest)}, {counted(behind, 'month')} before "
        f"{month_name(day)}; {counted(loaded, 'month')} loaded{'' if late else whole}."
    )
    return " ".join([said, *late])


def accepted(quarantined: int) -> str:
    """Return how many rows were not accepted."""
    if not quarantined:
        return "Every row of the files in use was accepted."
    were = "was" if quarantined == 1 else "were"
    return f"{counted(quarantined, 'row')} {were} not accepted."


def overview_sentence(frame: pd.DataFrame, year: str, targets: str, next_on: date | None) -> str:
    """Return how many targets need the group, how many got worse, and when it meets next."""
    listed = frame[frame["section"].isin(("exceptions", "watch", "on course", "cannot tell"))]
    if listed.empty:
        return f"{targets} {_district(frame)}".strip()
    total, trouble = len(listed), int((listed["section"] == "exceptions").sum())
    open_ = int((listed["section"] == "cannot tell").sum())
    worse = int(listed["newly"].fillna(False).astype(bool).sum())
    head = f"{year}: {_of(trouble, total)} of {counted(total, 'target')}"
    need = "needs" if trouble == 1 else "need"
    since = f", {_of(worse, total).lower()} worse than at the last meeting" if worse else ""
    # The figures may be older than today: the meeting is the first after them.
    meeting = f" For the meeting on {day_name(next_on)}." if next_on else ""
    if open_ == total:
        return f"{year}: of {counted(total, 'target')} it can't be told how they stand.{meeting}"
    untold = f"; {number(open_)} can't be told" if open_ else ""
    return f"{head} {need} attention{untold}{since}.{meeting}"


def _district(frame: pd.DataFrame) -> str:
    """Return the first line on the district, where nothing is promised to be told of."""
    rows = frame[frame["section"] == "district"]
    if rows.empty:
        return ""
    item, said = str(rows["item"].iloc[0]), str(rows["words"].iloc[0])
    return said if pd.isna(rows["choice"].iloc[0]) else f"{item} {said[:1].lower()}{said[1:]}"


def public_sentence(frame: pd.DataFrame, year: str, targets: str, left_out: str) -> str:
    """Return how the promises of a year stand, counted, and which aren't; nothing of meetings."""
    where = frame["section"].value_counts()
    parts = [
        (int(where.get("on course", 0)), "on course or kept"),
        (int(where.get("watch", 0)), "could go either way"),
        (int(where.get("exceptions", 0)), "may well be missed, or were"),
        (int(where.get("cannot tell", 0)), "can't be told"),
    ]
    total = sum(count for count, _ in parts)
    if not total:
        return targets
    said = listed([f"{number(count)} {words}" for count, words in parts if count])
    return f"{year}: of {counted(total, 'promise')}, {said}. {left_out}".rstrip()


def _of(count: int, total: int) -> str:
    return "all" if count == total and total > 1 else "none" if not count else number(count)


def tile_chance(row: Row) -> str:
    """Return a target's chance as a tile has it: "46% chance", or "" where there is none."""
    chance = row["chance"]
    if pd.isna(chance) or chance in CERTAIN:
        return ""
    return f"{chance_said(float(chance)).partition(',')[0]} chance"


def tile_end(row: Row) -> str:
    """Return where a target is heading and what was promised: "likely 45, limit 44"."""
    limit = aim(row)
    if by_period(row):
        known = pd.notna(row["actual"])
        return f"{target_amount(row, row['actual'])}, {limit}" if known else limit
    if pd.isna(row["outturn_median"]):
        return limit if pd.isna(row["actual"]) else f"{so_far(row)}, {limit}"
    came = "likely" if row["months_left"] else "came to"
    return f"{came} {number(row['outturn_median'])}, {limit}"


def big_count(row: Row) -> str:
    """Return a count of `district-change` as a tile has it; a dash where months of it lack."""
    return "–" if _lacking(row) else bounds(row["count"], row.get(NOW, 0))


def standing_briefly(row: Row) -> str:
    """Return what a change against what is usual is, under a big number, or what that lacks."""
    verdict = str(row["verdict"])
    if lacking := _lacking(row):
        return f"{counted(lacking, 'month')} missing"
    if verdict in CLEAR:
        return f"clearly {CLEAR[verdict]} than usual"
    if verdict == verdicts.CANNOT_TELL:
        return "cannot tell if that is a change"
    return "usual ups and downs"


def _lacking(row: Row) -> int:
    """Return how many months of the period itself are missing, not of the year before."""
    return int(row["months_expected"] - row["months_loaded"])
