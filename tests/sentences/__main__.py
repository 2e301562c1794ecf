"""`make sentences`: every sentence of all homes, held against grammar and facts, and counted.

python -m tests.sentences                 # all homes
python -m tests.sentences gaps "one month"
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy import keep
from tests.sentences.facts import RULES, Facts, judge
from tests.sentences.grammar import FAULTS, faults
from tests.sentences.homes import HOMES, Made, made
from tests.sentences.reading import PAGES, Sentence, of_page, of_papers, of_tables

_MORE = {"my_ward": {"ward": "Leek North"}, "claims": {"claim": "burglary rose in 2025/26"}}
"""Page -> a link by which it says more."""


def everything(home: Made) -> Iterator[Sentence]:
    """Yield every sentence of a home."""
    yield from of_tables(home)
    for page in PAGES:
        yield from of_page(home, page)
        if page in _MORE:
            yield from of_page(home, page, **_MORE[page])
    yield from of_papers(home)


def read(name: str, work: Path) -> tuple[Counter[str], list[str]]:
    """Return what a home's sentences came to, and each that is at fault."""
    home, tally, wrong = made(name, work), Counter[str](), []
    facts = Facts(home)
    for said in dict.fromkeys(everything(home)):
        judged = judge(said, facts)
        tally["sentences"] += 1
        tally["checked"] += bool(judged.checked)
        tally["numbers"] += judged.numbers
        tally["unverified"] += judged.numbers and not judged.checked
        found = faults(said.text)
        tally["grammar"] += bool(found)
        tally["false"] += bool(judged.false)
        if found or judged.false:
            named = ", ".join([*found, *judged.false])
            wrong.append(f"{name} | {said.where} | {named} | {said.text}")
    return tally, wrong


def main(words: list[str]) -> int:
    """Read the homes asked for; keep the counts where all were."""
    rows, wrong = [], []
    with tempfile.TemporaryDirectory() as work:
        for name in words or HOMES:
            tally, found = read(name, Path(work))
            wrong += found
            figures = ("sentences", "numbers", "checked", "unverified", "grammar", "false")
            rows.append(f"| {name} | " + " | ".join(f"{tally[key]:,}" for key in figures) + " |")
            sys.stdout.write("\n".join([rows[-1], *found, ""]))
            sys.stdout.flush()
    if not words:
        keep("Sentences of eleven homes", "make sentences", lines(rows))
    return bool(wrong)


def lines(rows: list[str]) -> list[str]:
    """Return the section."""
    return [
        f"Every sentence of every table, page and paper, read once: {len(FAULTS)} faults of "
        f"grammar looked for, {len(RULES)} kinds of sentences counted anew from the home's files "
        "by pandas.",
        "",
        "| home | sentences | with a number | held against facts | with a number, not held | "
        "faults of grammar | not so |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *rows,
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
