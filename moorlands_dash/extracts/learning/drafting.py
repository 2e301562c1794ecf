"""From a table to a draft for each kind of file: which columns tell what, and what is left open."""

from __future__ import annotations

import re
from collections.abc import Mapping

from moorlands_dash.extracts.layouts import spelt
from moorlands_dash.extracts.learning.columns import Column
from moorlands_dash.extracts.learning.fitting import assigned, fits, understood
from moorlands_dash.extracts.learning.headings import words
from moorlands_dash.extracts.learning.plans import PLANNED, Given
from moorlands_dash.extracts.learning.proposal import Draft, Head
from moorlands_dash.extracts.learning.wording import meant
from moorlands_dash.extracts.profiled.wanted import Wanted, wanted
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import current

_HINTS = {
    "fires": ("fire", "irs", "frs", "arson"),
    "asb_reports": ("asb", "antisocial", "nuisance", "tenancy", "housing", "landlord", "noise"),
    "environment": (
        "environment", "environmental", "street", "scene", "tipping", "waste", "cleansing",
        "litter", "fixmystreet", "flytipping", "confirm", "alloy", "whitespace", "bartec",
    ),
    "actions": ("action", "delivery", "tracker", "plan"),
    "targets": ("target", "targets", "kpi", "performance"),
    "meetings": ("meeting", "meetings", "calendar", "dates", "forward"),
    "indicators": ("survey", "residents", "perception", "consultation", "wave"),
    "populations": ("population", "populations", "census", "estimates", "persons", "residents"),
    "annotations": ("events", "operations", "annotations", "diary"),
}  # fmt: skip
_HINT = 0.06
_GAP, _NOBODY = 0.15, 0.15
"""What each thing that must be told and isn't takes away; an organisation can be asked for."""


def kinds() -> list[str]:
    """Return the kinds of file that can be learnt."""
    return [*(layout.kind for layout in current().layouts if not layout.reader), *PLANNED]


def draft(head: Head, kind: str, settings: Settings) -> Draft:
    """Return what a table would be as one kind of file."""
    asked = wanted(kind)
    scores = fits(asked, head.columns)
    found: dict[str, str] = assigned(scores, [*asked.needed, *_FIRST])
    by_name = {column.name: column for column in head.columns}
    if asked.layout is not None:
        made = _incidents(asked, found, by_name)
    else:
        made = PLANNED[kind](Given(asked, found, scores, head, settings))
    _words(made, asked, by_name)
    made.missing = _missing(made, asked)
    made.fit = _fitness(made, asked, scores, found, head)
    return made


_FIRST = ("percent", "base", "place")


def _incidents(asked: Wanted, found: Mapping[str, str], columns: Mapping[str, Column]) -> Draft:
    """Return the draft for a source's rows: each what happened, when, where."""
    layout = asked.layout
    made = Draft(asked.kind, 0.0)
    if layout is None:
        return made
    own = {name: column for name, column in found.items() if name in asked.columns}
    _whole_pairs(own)
    made.columns.update(own)
    if "place" in found and not {"easting", "longitude"} & own.keys():
        made.columns["place"] = found["place"]
    begun, clock = own.get(layout.begun), found.get("time")
    if begun and clock and not any(":" in text for text in columns[begun].values):
        made.columns[layout.begun] = [begun, clock]
    _causes(made, asked, found, columns)
    if layout.reference not in own:
        made.made.append(layout.reference)
        made.said.append(
            "No column tells a case from others: a number is made of each row's cells."
        )
    return made


def _whole_pairs(own: dict[str, str]) -> None:
    """Keep a coordinate only where the other one of its pair is there."""
    for x, y in (("easting", "northing"), ("longitude", "latitude")):
        if (x in own) is not (y in own):
            own.pop(x, None)
            own.pop(y, None)


def _causes(
    made: Draft, asked: Wanted, found: Mapping[str, str], columns: Mapping[str, Column]
) -> None:
    """Take a fire's kind from its type, its cause and its place together, where they are apart."""
    layout = asked.layout
    if layout is None or "dwelling" not in " ".join(layout.kinds):
        return
    parts = [found[role] for role in ("cause", "property") if role in found]
    told = made.columns.get(layout.told_by)
    names = [*([told] if isinstance(told, str) else []), *parts]
    causal = any(
        re.search(r"deliberate|accidental", text, re.IGNORECASE)
        for name in names
        for text in columns[name].distinct
    )
    if causal and len(names) > 1:
        made.columns[layout.told_by] = list(dict.fromkeys(names))


def _words(made: Draft, asked: Wanted, columns: Mapping[str, Column]) -> None:
    """Find what the words of a sender mean; those that nothing tells are kept apart."""
    for column in asked.words:
        given = made.columns.get(column)
        if given is None:
            continue
        names = [given] if isinstance(given, str) else given
        means = meant(_told(names, columns), asked, column)
        direct = asked.words[column]
        made.words[column] = {
            text: word for text, word in means.items() if word and direct.get(spelt(text)) != word
        }
        made.unknown[column] = [text for text, word in means.items() if not word]


def _told(names: list[str], columns: Mapping[str, Column]) -> list[str]:
    """Return the different words of a column, or of several read as one."""
    if len(names) == 1:
        return list(columns[names[0]].distinct)
    rows = columns[names[0]].beside([columns[name] for name in names[1:]])
    return list(dict.fromkeys(filter(None, rows)))


def _missing(made: Draft, asked: Wanted) -> list[str]:
    told = {*made.columns, *made.always, *made.titled, *made.made, made.sections}
    if made.wide:
        told |= {str(made.wide["names"]), str(made.wide["values"])}
    told |= {"numerator", "denominator"} if {"percent", "base"} <= told else set()
    ends = ("start", "end") if "end" in asked.columns else ("period_start", "period_end")
    told |= set(ends) if "period" in told else set()
    told |= {"baseline_start", "baseline_end"} if "baseline_period" in told else set()
    told |= {"target"} if "change" in told else set()
    return [name for name in asked.needed if name not in told]


def _fitness(
    made: Draft,
    asked: Wanted,
    scores: Mapping[str, Mapping[str, float]],
    found: Mapping[str, str],
    head: Head,
) -> float:
    """Return how well a table fits a kind: its needed columns, its words, and what it is called."""
    needed = asked.needed
    held = [
        scores.get(name, {}).get(found.get(name, ""), 0.35 if name not in made.missing else 0.0)
        for name in needed
        if name != _reporter(asked) or name in found
    ]
    gaps = [name for name in made.missing if name != _reporter(asked)]
    base = sum(held) / len(held) - _GAP * len(gaps) - _NOBODY * (len(gaps) < len(made.missing))
    if asked.layout is not None and asked.layout.told_by:
        base = (1 - _BY_WORDS) * base + _BY_WORDS * _understood(made, asked, head)
    told = " ".join([head.name, head.sheet, *head.title, *head.names])
    hints = _HINTS.get(asked.kind, (asked.kind,))
    hinted = sum(hint in words(told) for hint in hints)
    return base + _HINT * min(hinted, 3)


_BY_WORDS = 0.45
"""How much of the fit of a source's file is told by its words, which columns alike don't tell."""


def _reporter(asked: Wanted) -> str:
    """Return the column of the organisation, which is asked for where no column tells it."""
    return asked.layout.reporter if asked.layout is not None else ""


def _understood(made: Draft, asked: Wanted, head: Head) -> float:
    given = made.columns.get(asked.layout.told_by if asked.layout is not None else "")
    names = [given] if isinstance(given, str) else given or []
    columns = {column.name: column for column in head.columns}
    if not names:
        return 0.0
    texts = columns[names[0]].beside([columns[name] for name in names[1:]])
    values = tuple(filter(None, texts))
    column = Column(names[0], values, len(texts), {})
    return understood(column, asked, asked.layout.told_by if asked.layout is not None else "")
