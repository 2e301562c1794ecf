"""The public is told no command."""

import pytest

from moorlands_dash.words.commands import without_commands

LOAD = "`moorlands-dash load PATH`"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"No target is loaded: load a targets file with {LOAD}.", "No target is loaded."),
        (f"Cannot tell: no file. Load one with {LOAD}.", "Cannot tell: no file."),
        (f"No map, so nothing is shown: load outlines with {LOAD}. More.",
         "No map, so nothing is shown. More."),
        (f"Load one with {LOAD}. Then see.", "Then see."),
        ("Burglary: 12, load on the road 3.", "Burglary: 12, load on the road 3."),
    ],
)  # fmt: skip
def test_what_is_left(text: str, left: str) -> None:
    assert without_commands(text) == left
