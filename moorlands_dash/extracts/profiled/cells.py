"""Cells of one row, from a sender's columns to those of the layout."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from moorlands_dash import vocabulary
from moorlands_dash.extracts.areas import Areas, coded
from moorlands_dash.extracts.blanks import is_blank
from moorlands_dash.extracts.layouts import spelt
from moorlands_dash.extracts.profiled.placing import placed, placed_in_one
from moorlands_dash.extracts.profiled.titles import span
from moorlands_dash.extracts.profiled.wanted import Wanted
from moorlands_dash.partnership.profiles import NOT_COUNTED, Profile
from moorlands_dash.periods import MONTH_NAMES
from moorlands_dash.spelling import area_key

_TWO_DIGITS = re.compile(r"^([0-9]{1,2}[/.-][0-9]{1,2}[/.-])([0-9]{2})(?=$|[ T])")
_MIDNIGHT = re.compile(r"(?<=[0-9])[ T]00:00(?::00(?:\.0+)?)?$")
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s*[ap]m)?", re.IGNORECASE)
_EXCEL_CLOCK = re.compile(r"0?\.[0-9]{1,15}")
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES)
_WITHOUT_DAY = re.compile(
    rf"^(?:end of |by |late |early |from )?(?:(?:{_NAMES})[\s.,'’/-]*(?:20)?[0-9]{{2}}$"
    r"|(?:q|quarter|qtr)\s*[1-4]|20[0-9]{2}\s*[/–-]\s*(?:20)?[0-9]{2}\b|20[0-9]{2}$)",
    re.IGNORECASE,
)
"""A month, a quarter, a financial year or a year in place of a day."""
_LAST = ("due", "end", "baseline_end", "period_end")
"""Columns for which the last day of it is meant."""
_PERCENT = re.compile(r"[-+−]?\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*(%?)")

Row = dict[str, str]


@dataclass(frozen=True)
class Cells:
    """Puts the cells of a row into the columns of the layout."""

    profile: Profile
    wanted: Wanted
    areas: Areas
    people: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def row(self, row: Row) -> Row | None:
        """Return a row of the layout; None for one that the profile says isn't counted.

        `row` has the sender's cells under the names of the program's columns.
        """
        told = dict(row)
        for column in (*self.wanted.words, *self.profile.words):
            if column in told:
                told[column] = self.word(column, told[column])
                if told[column] == NOT_COUNTED:
                    return None
        for column in self.wanted.days:
            if column in told:
                told[column] = self._day(column, told[column])
        self._spans(told)
        self._place(told)
        self._computed(told)
        for column in self.wanted.areas:
            if column in told:
                told[column] = coded(told[column], self.areas)
        if self.profile.per_resident:
            told["denominator"] = self._residents(told)
        return told

    def _residents(self, told: Row) -> str:
        """Return the people of an area when a period began: of that year, else the last before."""
        year, code = told.get("period_start", "")[:4], told.get("area_code", "")
        known = [y for area, y in self.people if area == code and year.isdigit() and y <= int(year)]
        return str(self.people[code, max(known)]) if known else ""

    def word(self, column: str, text: str) -> str:
        """Return the program's word for a sender's: of the profile, else of the vocabulary."""
        own = self.profile.words.get(column, {})
        neat = text.strip()
        if not neat:
            return neat
        for words in (own, {spelt(word): said for word, said in own.items()}):
            if (said := words.get(neat) or words.get(spelt(neat))) is not None:
                return said
        known = self.wanted.words.get(column, {}).get(spelt(neat))
        return known or own.get(_ANY_OTHER, neat)

    def _day(self, column: str, text: str) -> str:
        """Return a day with its year in four digits, if the profile says how its days are written.

        A month stands as 2025-04 where the kind of file knows months.
        """
        neat = text.strip()
        if self.profile.order:
            neat = four_digits(neat)
        return neat if self.wanted.layout is not None else self._planned(column, neat)

    def _planned(self, column: str, text: str) -> str:
        """Return a day of a plan: of a month, a quarter or a year the first one, or the last."""
        neat = _MIDNIGHT.sub("", text)
        if _WITHOUT_DAY.search(neat) and (ends := span(_long_year(neat))):
            return ends[column in _LAST]
        return neat

    def _spans(self, told: Row) -> None:
        """Write the first and the last day of a period that one cell tells."""
        own = ("start", "end") if "end" in self.wanted.columns else ("period_start", "period_end")
        for name, ends in {"period": own, "baseline_period": _BASELINE}.items():
            if name in told:
                given = told.pop(name)
                told.update(zip(ends, span(given) or (given, given), strict=True))

    def _place(self, told: Row) -> None:
        if not self.wanted.placed:
            return
        how = self.profile.coordinates
        if "place" in told:
            given = told.pop("place")
            told |= {} if is_blank(given) else placed_in_one(given, how)
        for x, y in (("easting", "northing"), ("longitude", "latitude")):
            if told.get(x, "") and told.get(y, ""):
                found = placed(told[x], told[y], how)
                told |= {x: "", y: ""}
                told |= {name: text for name, text in found.items() if text}

    def _computed(self, told: Row) -> None:
        """Work out a numerator of a percentage and its base, and a target of its change."""
        if "percent" in told or "base" in told:
            percent, base = told.pop("percent", ""), told.pop("base", "")
            told.update(_share(percent, base))
        if "value" in told:
            told["unit"] = _unit(told.pop("value"), told)
        if "change" in told:
            change = told.pop("change")
            told["target"] = told.get("target") or _changed(told.get("baseline", ""), change)
        if self.wanted.kind == "targets" and told.get("measure"):
            told["measure"] = _measure(told["measure"])
        if self.wanted.kind == "indicators" and told.get("indicator"):
            told["indicator"] = indicator_key(told["indicator"])


_ANY_OTHER = "*"
"""In a profile: any word that nothing else tells."""
_BASELINE = ("baseline_start", "baseline_end")


def _share(percent: str, base: str) -> Row:
    """Return numerator and denominator of a percentage of a base; as they are where they aren't."""
    found = _PERCENT.fullmatch(percent.strip())
    people = base.strip().replace(",", "")
    if found is None or not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", people):
        return {"numerator": percent, "denominator": base}
    share = float(found[1])
    if not found[2] and share <= 1 and "." in found[1]:
        share *= 100
    return {"numerator": f"{share * float(people) / 100:.2f}", "denominator": people}


def _unit(value: str, row: Row) -> str:
    """Return whether a value is per cent of its denominator, or another rate."""
    try:
        share = 100 * float(row.get("numerator", "")) / float(row.get("denominator", ""))
        return "share" if abs(share - float(value)) <= _CLOSE * max(share, 1) else "per_1000"
    except (ValueError, ZeroDivisionError):
        return "per_1000"


_CLOSE = 0.02
"""Part by which a published percentage may differ from its counts."""


def _changed(baseline: str, change: str) -> str:
    """Return the target that a change of a baseline makes: 10% of 220 fewer is 198."""
    found = _PERCENT.fullmatch(change.strip())
    number = baseline.strip().replace(",", "")
    if found is None or not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", number):
        return ""
    share = float(found[1]) / (100 if found[2] or float(found[1]) >= 1 else 1)
    return f"{float(number) * (1 - share):.0f}"


def _measure(text: str) -> str:
    """Return "incidents:" and a category for the name of one alone."""
    if ":" in text:
        return text
    try:
        return f"incidents:{vocabulary.find_choice(text.strip())}"
    except ValueError:
        return text


def indicator_key(text: str) -> str:
    """Return a question or a title as the key of an indicator: small letters and underscores."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")
    return re.sub(r"^(?=[0-9])", "q", plain)[:60].rstrip("_")


def joined(cells: Sequence[str]) -> str:
    """Return the cells of several columns as one: a day and its time, a cause and a place.

    The midnight that a spreadsheet writes behind a day goes where a time stands beside it.
    """
    held = [cell for cell in map(str.strip, cells) if not is_blank(cell)]
    if len(held) == 2 and (clock := _time(held[1])):
        return f"{_MIDNIGHT.sub('', held[0])} {clock}"
    return " ".join(held)


def is_clock(text: str) -> bool:
    """Tell whether a text is a time of day alone."""
    return _CLOCK.fullmatch(text) is not None or _EXCEL_CLOCK.fullmatch(text) is not None


def four_digits(text: str) -> str:
    """Return a day with its year in four digits: 03/04/25 is of 2025."""
    return _TWO_DIGITS.sub(r"\g<1>20\g<2>", text)


def _long_year(text: str) -> str:
    """Return "Mar-25" as "Mar 2025"."""
    return re.sub(r"(?<=[A-Za-z])[\s.,'’/-]*([0-9]{2})$", r" 20\1", text)


def _time(text: str) -> str:
    """Return a time of day, of Excel's part of a day too; "" for what is none."""
    if _EXCEL_CLOCK.fullmatch(text):
        minutes = round(float(text) * 24 * 60)
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    if _CLOCK.fullmatch(text):
        return text
    if len(text) > 10 and (found := re.search(r"[ T]([0-9]{2}:[0-9]{2})(?::[0-9]{2})?$", text)):
        return found[1]  # Excel's time of day comes with a day of 1899.
    return ""


def maker(columns: Sequence[str], wanted: Wanted) -> Callable[[Row], Row]:
    """Return what makes references of rows that have none: the same row has the same, each time.

    Equal rows of one file are numbered, so that each is a row of its own.
    """
    seen: dict[str, int] = {}

    def made(row: Row) -> Row:
        held = [name for name in _TELLING if row.get(name)] or sorted(row)
        names = sorted(row) if wanted.layout is not None else held
        told = [f"{name}={row[name]}" for name in names if name not in columns]
        text = "\n".join(told)
        seen[text] = seen.get(text, 0) + 1
        again = f"-{seen[text]}" if seen[text] > 1 else ""
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        head = slug(row.get("title") or row.get("group") or wanted.kind)[:40] or wanted.kind
        key = digest if wanted.layout is not None else f"{head}-{digest[:6]}"
        return row | dict.fromkeys(columns, f"{key}{again}")

    return made


_TELLING = ("title", "group", "date", "measure", "area_code", "period", "start")
"""What tells an entry of a plan from others, and stays when it moves on."""


def slug(text: str) -> str:
    """Return a title in small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", area_key(text)).strip("-")
