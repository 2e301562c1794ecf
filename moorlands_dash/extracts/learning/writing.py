"""A profile as a settings file: valid, commented, in the order in which people read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from moorlands_dash.partnership.profiles import NOT_COUNTED, PLACED, Profile

_HEAD = (
    "# How the files of one sender are read, as `moorlands-dash learn` wrote it. Mend it by hand",
    "# where it is wrong: `moorlands-dash settings check` says whether it can be used. Files that",
    "# were loaded by it are read again when they are given again.",
    "",
)
_COMMENTS = {
    "sender": "Whose files they are.",
    "kind": "Kind of file that they are read as.",
    "header": "Columns by which they are known: all of these must be there.",
    "files": "Pattern of their names, where the columns alone would also be another's.",
    "sheet": "Pattern of the names of the sheets that are read.",
    "dates": "What comes first in days such as 03/04/2025: “day first” or “month first”.",
    "coordinates": f"How a place is written: {', '.join(PLACED)}.",
    "months": "What says for which months a file stands: its name, its rows or its title.",
    "made": "What no column tells and is made of each row's cells: the same row has the same.",
    "fill_down": "What stands for several rows in merged cells: a blank means the one above.",
    "sections": "What a line with one cell alone tells, for the rows below it.",
    "never_read": "Columns with personal data: nothing of them is read or kept.",
    "columns": "What is asked for = the sender's column, or several that are read as one.",
    "always": "What holds for every row.",
    "titled": "What the title above the table tells: year, day, period, first day or last day.",
    "wide": "Columns that each hold one value of several in a row.",
    "words": f"What the sender's words mean, or “{NOT_COUNTED}”: such rows are passed over.",
}
_DEFAULTS = {"coordinates": "told by size", "months": "name"}


def profile_text(profile: Profile) -> str:
    """Return a profile as TOML that reads back as the same profile."""
    values = profile.model_dump(mode="json", exclude_none=True)
    held = {k: v for k, v in values.items() if v not in ([], {}) and _DEFAULTS.get(k) != v}
    return "\n".join([*_HEAD, *_plain(held), *_tables(held)]).rstrip() + "\n"


def _plain(values: Mapping[str, Any]) -> Iterator[str]:
    for key, comment in _COMMENTS.items():
        if key in values and not isinstance(values[key], dict):
            yield f"# {comment}"
            yield f"{key} = {_value(values[key])}"


def _tables(values: Mapping[str, Any]) -> Iterator[str]:
    for key, comment in _COMMENTS.items():
        table = values.get(key)
        if not isinstance(table, dict):
            continue
        yield ""
        yield f"# {comment}"
        deeper = {k: v for k, v in table.items() if isinstance(v, dict)}
        if len(deeper) < len(table):
            yield f"[{key}]"
            yield from (f"{_key(k)} = {_value(v)}" for k, v in table.items() if k not in deeper)
        for name, inner in deeper.items():
            yield f"[{key}.{_key(name)}]"
            yield from (f"{_key(k)} = {_value(v)}" for k, v in inner.items())


def _value(value: Any) -> str:
    if isinstance(value, list):
        inner = [_value(each) for each in value]
        one = f"[{', '.join(inner)}]"
        return one if len(one) <= 90 else "[\n" + "".join(f"  {each},\n" for each in inner) + "]"
    return quoted(str(value))


def quoted(text: str) -> str:
    """Return a string as TOML's, whatever is in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if plain else quoted(name)
