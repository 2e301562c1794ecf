"""What is proposed for a file: its kind, the profile, and at most two questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from moorlands_dash.extracts.learning.drafting import draft, kinds
from moorlands_dash.extracts.learning.heads import head_of
from moorlands_dash.extracts.learning.proposal import (
    MOST_QUESTIONS,
    Draft,
    Head,
    Proposal,
    Question,
)
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.moments import order_of
from moorlands_dash.extracts.personal import personal_column
from moorlands_dash.extracts.profiled.cells import four_digits, slug
from moorlands_dash.extracts.profiled.titles import span
from moorlands_dash.extracts.profiled.wanted import Wanted, wanted
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.profiles import NOT_COUNTED, Profile
from moorlands_dash.spelling import close_names

_CLEAR = 0.12
"""How much better the first kind must fit than the second, not to be asked."""
_LEAST = 0.35
_STROKES = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}")

_EVERY = "every_"
"""Begins the key of what is asked for every row: "every_updated"."""

Answers = Mapping[str, Any]
"""Question's key -> answer; "words": word -> answer."""


def propose(
    source: SourceFile,
    settings: Settings,
    areas: Mapping[str, str],
    *,
    kind: str = "",
    answers: Answers | None = None,
) -> Proposal:
    """Return what is proposed for a file, and what of it must be asked.

    `answers` are those given already: what they tell isn't asked again. Raises Refusal for a file
    in which no table is found, or one that fits no kind.
    """
    told = dict(answers or {})
    head = head_of(source, settings, areas)
    chosen, others = _kind(head, settings, kind or str(told.get("kind", "")), source)
    asked = wanted(chosen.kind)
    by_answer = not kind and "kind" in told
    questions = [] if kind or by_answer else _which_kind(chosen, others)
    sender, sure = _sender(head, settings, {})
    questions += _asked(chosen, asked, head, sender, sure)
    questions = questions[: MOST_QUESTIONS - by_answer]
    sender = str(told.get("sender", sender))
    _take(chosen, asked, sender, told)
    profile = _profile(chosen, asked, head, sender, told)
    return Proposal(
        head,
        chosen,
        profile,
        _name(profile),
        tuple(question for question in questions if question.key not in told),
        tuple(profile.never_read),
        {each.kind: each.fit for each in others},
    )


def _kind(
    head: Head, settings: Settings, kind: str, source: SourceFile
) -> tuple[Draft, list[Draft]]:
    """Return the draft of the kind that fits best, and the others, the best first."""
    if kind and kind not in kinds():
        raise Refusal(
            source.name,
            f"“{kind}” is no kind of file that can be learnt.",
            f"Choose from {', '.join(kinds())}.",
        )
    drafts = [draft(head, each, settings) for each in ([kind] if kind else kinds())]
    drafts.sort(key=lambda each: -each.fit)
    if not kind and drafts[0].fit < _LEAST:
        raise Refusal(
            source.name,
            "It fits no kind of file that is known: the columns on "
            f"line {head.line} tell neither what happened when, nor a plan, nor how many live "
            "where.",
            f"Say what it is, with `--as` or under “Read it as”: {', '.join(kinds())}.",
        )
    return drafts[0], drafts[1:]


def _which_kind(chosen: Draft, others: list[Draft]) -> list[Question]:
    close = [each.kind for each in others if chosen.fit - each.fit < _CLEAR]
    if not close:
        return []
    choices = (chosen.kind, *close)
    titles = ", ".join(f"{each} ({wanted(each).title})" for each in choices)
    return [Question("kind", f"Which kind of file is it: {titles}?", choices, chosen.kind)]


def _sender(head: Head, settings: Settings, told: Answers) -> tuple[str, bool]:
    """Return who sends it, by its title or name, and whether that is sure."""
    if given := str(told.get("sender", "")):
        return given, True
    texts = [*head.title, head.sheet, re.sub(r"[_.-]+", " ", head.name)]
    members = [*settings.members.names, *(s.sender for s in settings.suppliers)]
    for member in members:
        if any(member.casefold() in text.casefold() for text in texts):
            return member, True
    for text in head.title:
        if found := _BODY.search(text):
            return found[0].strip(), True
    close = [name for text in texts[:-1] if text for name in close_names(text, members, 1)]
    if close:
        return close[0], False
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", re.split(r"[/\\]", head.name)[-1])
    plain = re.sub(r"[\d_.\-()]+", " ", stem)
    return " ".join(plain.split())[:100] or "unnamed sender", False


_BODY = re.compile(
    r"(?:[A-Z][\w&'’-]*\s+){1,5}(?:Council|Housing|Homes|Fire and Rescue(?: Service)?|"
    r"Fire & Rescue(?: Service)?|Association|Partnership|Constabulary|Police|Trust)\b"
    r"(?:\s+(?:Association|Group|Trust|Limited|Ltd))?"
)


def _take(chosen: Draft, asked: Wanted, sender: str, told: Answers) -> None:
    """Put answers into the draft: words, days, and what holds for every row."""
    layout = asked.layout
    reporter = layout.reporter if layout is not None else ""
    # Where it may be absent, the file is of the only one who sends such files, named or not.
    if layout is not None and reporter in asked.needed and reporter not in chosen.columns:
        chosen.always[layout.reporter] = sender
        chosen.missing = [name for name in chosen.missing if name != layout.reporter]
    words = told.get("words", {})
    for column, unknown in chosen.unknown.items():
        given = {text: str(words[text]) for text in unknown if text in words}
        chosen.words.setdefault(column, {}).update(given)
        chosen.unknown[column] = [text for text in unknown if text not in given]
    held = {n: f"{_EVERY}{n}" for n in chosen.missing}
    chosen.always |= {name: str(told[key]) for name, key in held.items() if key in told}
    if "period" in told:
        ends = ("start", "end") if "end" in asked.columns else ("period_start", "period_end")
        chosen.always |= dict(zip(ends, span(str(told["period"])) or ("", ""), strict=True))
    chosen.missing = [name for name in chosen.missing if name not in chosen.always]


def _asked(chosen: Draft, asked: Wanted, head: Head, sender: str, sure: bool) -> list[Question]:
    """Return what the file doesn't tell, the most needful first."""
    layout = asked.layout
    lacking = [n for n in chosen.missing if layout is None or n != layout.reporter]
    found = [_missing(name, asked) for name in lacking]
    if len(found) > 1 and {"period_start", "period_end"} <= set(chosen.missing):
        found = [Question("period", "Of which months or days does it tell? Such as 2025/26.")]
    if layout is not None and layout.reporter in chosen.missing and not sure:
        text = "Who sends it? Its rows are counted as reported to this organisation."
        found.append(Question("sender", text, default=sender))
    if _unsure_days(chosen, asked, head):
        text = "Days such as 03/04/2025: which comes first?"
        found.append(Question("dates", text, ("day first", "month first"), "day first"))
    for column, unknown in chosen.unknown.items():
        if unknown:
            found.append(_unknown_words(column, unknown, asked))
    return found


def _missing(name: str, asked: Wanted) -> Question:
    text = f"No column tells “{name}” of {asked.title}. What holds for every row?"
    return Question(
        f"{_EVERY}{name}", text, tuple(dict.fromkeys(asked.words.get(name, {}).values()))
    )


def _unknown_words(column: str, unknown: list[str], asked: Wanted) -> Question:
    if column == "measure":
        from moorlands_dash import vocabulary

        choices = tuple(f"incidents:{key}" for key in vocabulary.choices())
    else:
        choices = tuple(dict.fromkeys(asked.words[column].values()))
    text = f"What do these words of “{column}” mean?"
    return Question("words", text, (*choices, NOT_COUNTED), words=tuple(unknown))


def _unsure_days(chosen: Draft, asked: Wanted, head: Head) -> bool:
    """Tell whether days of it could be read in two ways, and no day over 12 shows which."""
    texts = _days(chosen, asked, head)
    return any(_STROKES.match(text) for text in texts) and not order_of(texts)


def _days(chosen: Draft, asked: Wanted, head: Head) -> list[str]:
    """Return the days of the file without their times, as far as they are written in strokes."""
    names = set()
    for column in asked.days:
        given = chosen.columns.get(column, ())
        names |= {given} if isinstance(given, str) else set(given)
    return [
        four_digits(found[0])
        for column in head.columns
        if column.name in names
        for text in column.values
        if (found := _STROKES.match(text))
    ]


def _profile(chosen: Draft, asked: Wanted, head: Head, sender: str, told: Answers) -> Profile:
    texts = _days(chosen, asked, head)
    order = order_of(texts)
    given = {"day": "day first", "month": "month first"}.get(order, "day first")
    personal = [n for n in head.names if n and personal_column([n]) and n not in chosen.used]
    wide = chosen.wide
    used = [name for name in head.names if name in chosen.used]
    others = [str(name) for name in wide["columns"]] if wide else []  # type: ignore[attr-defined]
    return Profile(
        sender=sender,
        kind=chosen.kind,
        header=list(dict.fromkeys([*used, *(_stable(others))])) or list(filter(None, head.names)),
        dates=told.get("dates", given) if texts else None,
        months="rows" if _misnamed(head) else "name",
        columns=chosen.columns,
        always=chosen.always,
        titled=chosen.titled,  # type: ignore[arg-type]
        made=chosen.made,
        fill_down=chosen.fill_down,
        sections=chosen.sections,
        wide=wide,  # type: ignore[arg-type]
        words={column: words for column, words in chosen.words.items() if words},
        never_read=personal,
    )


def _stable(columns: list[str]) -> list[str]:
    """Return a wide table's columns by which the next one is known too: none of a year's."""
    return [name for name in columns if not re.search("[0-9]{4}", name)]


def _misnamed(head: Head) -> bool:
    """Tell whether the date in a file's name is the day on which it was made, and no months."""
    return re.search(
        r"(?<![0-9])20[0-9]{2}[-_.]?[01][0-9][-_.]?[0-3][0-9](?![0-9])", head.name
    ) is not None and not re.search(r"_to_|[0-9]\s*to\s*[0-9]", head.name)


def _name(profile: Profile) -> str:
    """Return how the profile is called: by sender and kind."""
    kind = profile.kind.replace("_", "-")
    return f"{slug(profile.sender)[:40].strip('-') or 'sender'}-{kind}"
