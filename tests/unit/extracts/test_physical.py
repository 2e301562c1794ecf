"""Counts over the bytes of a file, against counting them one by one."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moorlands_dash.extracts.physical import survey
from tests.tries import tries

BLOCK = 1 << 18


def odd_quotes(content: bytes) -> bool:
    """Tell byte by byte whether a mark neither begins nor ends a value, or none closes it."""
    inside = False
    padded = b"\n" + content + b"\n"
    for place in range(1, len(padded) - 1):
        if padded[place] == ord('"'):
            if padded[place + 1 if inside else place - 1] not in b',\n"' + b"\r" * inside:
                return True
            inside = not inside
    return inside


def check(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    facts = survey(path)
    assert facts.size == len(content)
    assert facts.line_feeds == content.count(b"\n")
    assert facts.carriage_returns == content.count(b"\r")
    assert facts.pairs == content.count(b"\r\n")
    assert facts.other_controls == len(re.findall(rb"[\x00-\x1f]", content)) - len(
        re.findall(rb"[\r\n]", content)
    )
    assert facts.beyond_ascii == len(re.findall(rb"[\x7f-\xff]", content))
    assert facts.odd_quotes == odd_quotes(content)
    assert facts.ends_open == (content != b"" and content[-1:] not in (b"\r", b"\n"))


@pytest.mark.slow
@settings(max_examples=tries(75), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from([0, BLOCK - 3, BLOCK - 2, BLOCK - 1, BLOCK]),
    content=st.one_of(
        st.binary(max_size=40), st.text(alphabet='a\r\n" ,\0é', max_size=40).map(str.encode)
    ),
)  # fmt: skip
def test_counts_are_those_of_the_whole_file_wherever_blocks_end(
    tmp_path: Path, start: int, content: bytes
) -> None:
    check(tmp_path / "given", b"x" * start + content)


@pytest.mark.parametrize(
    ("content", "line_end", "lines"),
    [
        (b"a\nb\n", "\n", 2),
        (b"a\nb", "\n", 2),
        (b"a\nb\n\n\n", "\n", 2),
        (b"a\r\nb\r\n", "\r\n", 2),
        (b"a\r\nb\r\n\r\n", "\r\n", 2),
        (b"a\r\nb\n", None, None),
        (b"a\rb\n", None, None),
        (b"a\rb\r", None, None),
        (b"", "\n", 0),
    ],
)
def test_lines_are_counted_where_their_ends_are_of_one_kind(
    tmp_path: Path, content: bytes, line_end: str | None, lines: int | None
) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)
    facts = survey(path)
    assert facts.line_end == line_end
    if line_end:
        assert facts.lines == lines
