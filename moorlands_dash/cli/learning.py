"""`moorlands-dash learn`: a file is looked at, what is unclear is asked, a profile is kept."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.cli.plain import UsageError, printable, say
from moorlands_dash.partnership import load_settings
from moorlands_dash.words.numbers import counted

if TYPE_CHECKING:
    from moorlands_dash.extracts.learning.proposal import Proposal, Question
    from moorlands_dash.learning import Learnt
    from moorlands_dash.partnership import Settings

_HEAD_ROWS = 5
_WIDE = 24
_CELLS = 8
_REASONS = 5
_WORDS_SHOWN = 30
_STATUS_BY_ITSELF = "It needs no learning: `moorlands-dash load` reads it as it is."


def learn(asked: argparse.Namespace) -> int:
    """Learn how a sender's file is read; write the profile beside the settings."""
    from moorlands_dash.extracts.model import Refusal
    from moorlands_dash.learning import keep, loads_by_itself
    from moorlands_dash.learning import learn as learnt_of

    path: Path = asked.file
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file.")
    settings = load_settings(asked.partnership)
    answers = _answers(asked)
    try:
        if not asked.kind and loads_by_itself(path, settings, asked.home):
            say(f"{path.name}: {_STATUS_BY_ITSELF}")
            return 0
        found = learnt_of(path, settings, asked.home, kind=asked.kind, answers=answers)
        say(_head(found.proposal))
        if told := _put(found.proposal.questions, asked):
            more = {**answers, **told, "words": answers.get("words", {}) | told.get("words", {})}
            found = learnt_of(path, settings, asked.home, kind=asked.kind, answers=more)
    except Refusal as refusal:
        say(f"{refusal.file}: {refusal.reason} {refusal.remedy}")
        return 1
    say(_proposed(found))
    left = [q for q in found.proposal.questions if not asked.yes]
    if not asked.yes and (left or not _agreed()):
        say(_unanswered(left) if left else "Nothing is written.")
        return 1
    say(_written(keep(found, settings, asked.name or ""), path, settings))
    return 1 if isinstance(found.judged, Refusal) else 0


def _answers(asked: argparse.Namespace) -> dict[str, Any]:
    """Return the answers of a file, and those that are options."""
    told: dict[str, Any] = {"sender": asked.sender} if asked.sender else {}
    if asked.answers is None:
        return told
    try:
        return tomllib.loads(asked.answers.read_text(encoding="utf-8-sig")) | told
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{asked.answers}: the answers can't be read ({error}).") from error


def _put(questions: Sequence[Question], asked: argparse.Namespace) -> dict[str, Any]:
    """Ask each question of whoever sits at the terminal; nothing where nobody does."""
    if asked.yes or not sys.stdin.isatty():
        return {q.key: q.default for q in questions if asked.yes and q.default}
    told: dict[str, Any] = {}
    for question in questions:
        say("\n" + printable(question.text))
        if question.choices:
            say("  " + ", ".join(question.choices))
        if question.words:
            told["words"] = dict(_word_by_word(question))
        elif given := _line(f"  [{question.default}] " if question.default else "  "):
            told[question.key] = given
        elif question.default:
            told[question.key] = question.default
    return told


def _word_by_word(question: Question) -> Iterator[tuple[str, str]]:
    """Ask for each word; whatever is left blank stays unknown, and its rows are set aside."""
    say("  Leave a word blank to have its rows set aside until you know.")
    for word in question.words[:_WORDS_SHOWN]:
        given = _line(f"  {printable(word)}: ").casefold()
        while given and given not in question.choices:
            given = _line(f"  Write one of {', '.join(question.choices)}: ").casefold()
        if given:
            yield word, given


def _line(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError:
        return ""


def _agreed() -> bool:
    return sys.stdin.isatty() and _line("\nWrite this profile? [y/n] ").casefold() in ("y", "yes")


def _head(proposal: Proposal) -> str:
    """Return how the file begins."""
    head = proposal.head
    where = f"sheet {head.sheet}, row" if head.sheet else "line"
    lines = [f"{head.name}: the column names stand on {where} {head.line}."]
    lines += [f"  above: {text[:80]}" for text in head.title[:_HEAD_ROWS]]
    for row in [head.names, *head.rows[:_HEAD_ROWS]]:
        cells = [cell[:_WIDE] for cell in row[:_CELLS]]
        lines.append("  " + " | ".join(cells) + (" | ..." if len(row) > _CELLS else ""))
    return "\n".join(map(printable, lines))


def _proposed(found: Learnt) -> str:
    """Return what is proposed and what it would do."""
    draft, profile = found.proposal.draft, found.proposal.profile
    lines = [f"Read as {profile.kind}, from {profile.sender}:"]
    for column, given in profile.columns.items():
        name = given if isinstance(given, str) else " + ".join(given)
        lines.append(f"  {column:16} from “{name}”")
    lines += [f"  {column:16} always “{text}”" for column, text in profile.always.items()]
    lines += [f"  {column:16} from the title ({what})" for column, what in profile.titled.items()]
    lines += [f"  {column:16} made of each row" for column in profile.made]
    for words in profile.words.values():
        lines += [f"  “{text}” means {word}" for text, word in list(words.items())[:_WORDS_SHOWN]]
    lines += [f"  {text}" for text in draft.said]
    if profile.never_read:
        lines.append(
            f"  Personal data, never read or kept: {', '.join(profile.never_read)}. Better ask the "
            "sender to leave these columns out."
        )
    return "\n".join(map(printable, [*lines, *_effect(found)]))


def _effect(found: Learnt) -> Iterator[str]:
    """Yield what would become of the file's rows."""
    judged = found.judged
    if isinstance(judged, Exception):
        yield f"It would be refused: {judged}"
        return
    yield (
        f"Of {counted(judged.rows_in, 'row')}: {judged.rows_accepted:,} taken in, "
        f"{judged.uncounted:,} not counted, {len(judged.quarantine):,} set aside."
    )
    yield from (
        f"  line {row.line}, {row.column} = {row.value!r}: {row.reason}"
        for row in judged.quarantine[:_REASONS]
    )
    if not found.rows.empty:
        held = found.rows.dropna(axis="columns", how="all")
        yield f"The first {len(held)} as they would be taken in:"
        yield from (
            "  " + line for line in held.to_string(index=False, max_colwidth=28).split("\n")
        )


def _unanswered(questions: Sequence[Question]) -> str:
    """Return the questions that are open, as the lines of a file of answers."""
    lines = ["Nothing is written: answer in a file, and name it with --answers:"]
    for question in questions:
        lines.append(f"  # {question.text}")
        if question.choices:
            lines.append(f"  #   {', '.join(question.choices)}")
        lines += _open(question)
    lines.append("With --yes what is proposed holds, and rows of unknown words are set aside.")
    return "\n".join(map(printable, lines))


def _open(question: Question) -> list[str]:
    from moorlands_dash.extracts.learning.writing import quoted

    if question.words:
        return ["  [words]", *(f'  {quoted(word)} = ""' for word in question.words)]
    return [f"  {question.key} = {quoted(question.default)}"]


def _written(file: Path, path: Path, settings: Settings) -> str:
    known: Mapping[str, Any] = settings.profiles
    over = " The settings' own profile of that name holds before it." if file.stem in known else ""
    lines = (
        f"Written: {file}.{over}",
        f"This sender's files load by themselves now: moorlands-dash load {path}",
    )
    return "\n".join(map(printable, lines))
