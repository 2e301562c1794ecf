"""Drafts for files without incidents: populations, surveys, targets, actions, meetings, events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from moorlands_dash import vocabulary
from moorlands_dash.extracts.learning.columns import Column
from moorlands_dash.extracts.learning.proposal import Draft, Head
from moorlands_dash.extracts.learning.wording import meant
from moorlands_dash.extracts.profiled.titles import day_in, period_in, span, year_in
from moorlands_dash.extracts.profiled.wanted import Wanted
from moorlands_dash.partnership import Settings

Scores = Mapping[str, Mapping[str, float]]

_CONSULTED = re.compile(r"consultation|self.?selected|open to all|online poll", re.IGNORECASE)
_RECORDED = re.compile(r"reoffending|referrals|conviction|admissions|recorded by", re.IGNORECASE)


@dataclass(frozen=True)
class Given:
    """What a draft is made of."""

    asked: Wanted
    found: Mapping[str, str]
    """The best column for what is asked for."""
    scores: Scores
    head: Head
    settings: Settings

    def started(self) -> Draft:
        """Return a draft with the columns that were found."""
        own = {name: column for name, column in self.found.items() if name in self.asked.columns}
        return Draft(self.asked.kind, 0.0, {**own})


Plan = Callable[[Given], Draft]


def _titles(head: Head) -> list[str]:
    """Return what may tell of all rows: title, sheet, column names, the file's name."""
    return [*head.title, head.sheet, *head.names, head.name]


def _heading(head: Head) -> str:
    """Return the first words of a title, else the file's name without its ending."""
    texts = [text for text in head.title if re.search("[A-Za-z]{3}", text)]
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", re.split(r"[/\\]", head.name)[-1])
    return (texts[0] if texts else re.sub(r"[_-]+", " ", stem))[:150]


def _ours(made: Draft, settings: Settings) -> None:
    """Take our district where no column tells the area."""
    if "area_code" not in made.columns:
        made.always["area_code"] = settings.district.code
        made.said.append(f"No column tells the area: all rows are of {settings.district.name}.")


def populations(given: Given) -> Draft:
    """Return the draft for counts of residents: a column of people, or a column a year."""
    made, head = given.started(), given.head
    columns = {column.name: column for column in head.columns}
    coded = next((c.name for c in head.columns if c.codes >= 0.8), "")
    if coded:
        made.columns["area_code"] = coded
    named = made.columns.get("area_name")
    if named in (None, made.columns.get("area_code")):
        others = given.scores.get("area_name", {})
        rest = [n for n in others if n != made.columns.get("area_code")]
        # Where only names or only codes are there, they stand for both.
        made.columns["area_name"] = max(rest, key=lambda n: others[n], default=coded or "") or str(
            made.columns.get("area_code", "")
        )
    if not made.columns["area_name"]:
        del made.columns["area_name"]
    years = [c.name for c in head.columns if year_in([c.name]) and _people(c)]
    if len(years) > 1:
        made.wide = {"columns": years, "names": "year", "values": "population"}
        made.columns.pop("population", None)
        made.columns.pop("year", None)
    elif len(years) == 1 and "year" not in made.columns:
        made.columns["population"] = years[0]
    if made.columns.get("year") and not _years(columns, str(made.columns["year"])):
        del made.columns["year"]
    if "year" not in made.columns and made.wide is None and _year_told(head):
        made.titled["year"] = "year"
    if "source" not in made.columns:
        made.always["source"] = _heading(head)
    return made


def _people(column: Column) -> bool:
    return column.share(lambda t: t.replace(",", "").removesuffix(".0").isdigit()) >= 0.9


def _years(columns: Mapping[str, Column], name: str) -> bool:
    return name in columns and columns[name].years >= 0.8


def _year_told(head: Head) -> bool:
    return any(year_in([text]) for text in _titles(head))


def indicators(given: Given) -> Draft:
    """Return the draft for a survey's table: a share and its base, or two counts."""
    made, head, found = given.started(), given.head, given.found
    if {"percent", "base"} <= found.keys():
        made.columns = {k: v for k, v in made.columns.items() if k not in _COUNTS}
        made.columns |= {"percent": found["percent"], "base": found["base"]}
        if any(re.search(r"\bweighted", c.name, re.IGNORECASE) for c in head.columns):
            made.said.append(
                f"The base is “{found['base']}”: how many people were asked, before weighting."
            )
    asking = next(
        (made.columns[n] for n in ("wording", "indicator", "title") if n in made.columns), None
    )
    if asking:
        made.columns.setdefault("indicator", asking)
        made.columns.setdefault("wording", asking)
        _each_answer(made, head, str(asking))
    _ours(made, given.settings)
    if not {"period_start", "period_end"} <= made.columns.keys():
        if "period" in found:
            made.columns["period"] = found["period"]
        elif period_in(_titles(head)):
            made.titled["period"] = "period"
    made.always.setdefault("unit", "share")
    made.columns.pop("unit", None)
    if "source" not in made.columns:
        made.always["source"] = _heading(head)
    told = " ".join(_titles(head))
    if "sample" not in made.columns and _CONSULTED.search(told):
        made.always["sample"] = "responses"
        made.said.append("It calls itself a consultation: its rows are of whoever chose to answer.")
    return made


_COUNTS = ("numerator", "denominator")
_ANSWER = re.compile(r"(?:answer|response|reply|option)s?(?: (?:option|category|given|label))?")


def _each_answer(made: Draft, head: Head, asking: str) -> None:
    """Make a figure of each answer where a question has several rows.

    The answer stands first, as keys are cut and questions are long.
    """
    columns = {column.name: column for column in head.columns}
    answers = next((name for name in columns if _ANSWER.fullmatch(name.strip().casefold())), None)
    question = columns.get(asking)
    if answers and question and len(question.distinct) < len(question.values):
        made.columns["indicator"] = [answers, asking]
        made.columns["title"] = [asking, answers]
        made.said.append(f"Each answer of “{answers}” is a figure of its own.")


def targets(given: Given) -> Draft:
    """Return the draft for a sheet of targets: what is counted, from what, to what, until when."""
    made, head, found = given.started(), given.head, given.found
    if "target_id" not in made.columns:
        made.made.append("target_id")
    _measures(made, head)
    if "kind" not in made.columns:
        made.always["kind"] = "reduce"
        made.said.append("No column tells the kind of target: all are to reduce what is counted.")
    _ours(made, given.settings)
    if "target" not in made.columns and "change" in found:
        made.columns["change"] = found["change"]
    for number, period, ends in (
        ("baseline", "baseline_period", ("baseline_start", "baseline_end")),
        ("target", "period", ("start", "end")),
    ):
        if set(ends) <= made.columns.keys():
            continue
        own = span(str(made.columns.get(number, made.columns.get("change", ""))))
        if own:
            made.always |= dict(zip(ends, own, strict=True))
        elif period in found:
            made.columns[period] = found[period]
        elif number == "target" and (told := period_in([*head.title, head.sheet, head.name])):
            made.always |= dict(zip(ends, told, strict=True))
        for end in ends:
            if end in made.always or period in made.columns:
                made.columns.pop(end, None)
    return made


def _measures(made: Draft, head: Head) -> None:
    """Find what each target counts, by the category that it names."""
    given = made.columns.get("measure") or made.columns.get("title")
    if not isinstance(given, str):
        return
    made.columns["measure"] = given
    texts = next(column.distinct for column in head.columns if column.name == given)
    found = {text: measured(text) for text in texts}
    made.words["measure"] = {text: word for text, word in found.items() if word}
    made.unknown["measure"] = [text for text, word in found.items() if not word]


def measured(text: str) -> str:
    """Return "incidents:" and the category that a text speaks of; "" for none or several."""
    if re.match(r"(?:incidents|indicator):", text):
        return text
    names = {
        name.casefold(): key
        for category in vocabulary.CATEGORIES
        for key in [category.key]
        for name in (category.name, *category.names)
    }
    names |= {name.casefold(): key for key, name in vocabulary.choices().items()}
    told = text.casefold()
    held = {name: key for name, key in names.items() if re.search(rf"\b{re.escape(name)}\b", told)}
    longest = max(held, key=len, default="")
    others = {key for name, key in held.items() if name not in longest}
    more = re.search(r"\band\b|&|,", told.replace(longest, ""))
    return (
        f"incidents:{held[longest]}" if held and not others - {held[longest]} and not more else ""
    )


def actions(given: Given) -> Draft:
    """Return the draft for an action plan, as it stands on the day that its title gives."""
    made, head = given.started(), given.head
    if "action_id" not in made.columns:
        made.made.append("action_id")
    theme = next((c for c in head.columns if c.name == made.columns.get("theme")), None)
    if theme is not None and theme.filled < 1:
        made.fill_down.append("theme")
        made.said.append(f"Blank cells of “{theme.name}” are taken for the one above.")
    elif theme is None and head.sections:
        made.sections = "theme"
        made.said.append("Lines with one cell alone are taken for the theme of the rows below.")
    if "owner" not in made.columns:
        made.always["owner"] = given.settings.partnership.name
        made.said.append(f"No column tells who does it: {given.settings.partnership.name}.")
    if "updated" not in made.columns and day_in(_titles(head)):
        made.titled["updated"] = "day"
    if "start" not in made.columns and period_in(_titles(head)):
        made.titled["start"] = "first day"
        made.said.append("No column tells when an action starts: on the title's first day.")
    return made


def meetings(given: Given) -> Draft:
    """Return the draft for a list of meetings."""
    made, head = given.started(), given.head
    if "meeting_id" not in made.columns:
        made.made.append("meeting_id")
    if "group" not in made.columns:
        titled = meant([*head.title, head.sheet, head.name], given.asked, "group")
        if group := next(filter(None, titled.values()), ""):
            made.always["group"] = group
    return made


def events(given: Given) -> Draft:
    """Return the draft for a list of dated events."""
    made = given.started()
    if "annotation_id" not in made.columns:
        made.made.append("annotation_id")
    if "kind" not in made.columns:
        made.always["kind"] = "event"
    return made


PLANNED: dict[str, Plan] = {
    "populations": populations,
    "indicators": indicators,
    "targets": targets,
    "actions": actions,
    "meetings": meetings,
    "annotations": events,
}
