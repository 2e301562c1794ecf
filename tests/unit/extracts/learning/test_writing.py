"""A profile is written so that it reads back as itself, whatever names a sender uses."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.extracts.learning.writing import profile_text
from moorlands_dash.partnership.profiles import Profile

TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)


@given(TEXT, st.lists(TEXT, min_size=1, max_size=4), st.dictionaries(TEXT, TEXT, max_size=4))
def test_a_profile_reads_back_as_itself(
    sender: str, header: list[str], words: dict[str, str]
) -> None:
    profile = Profile(
        sender=sender,
        kind="environment",
        header=header,
        columns={"reference": header[0], "kind": header},
        words={"kind": words} if words else {},
        never_read=header[:1],
        coordinates="northing easting",
    )
    assert Profile(**tomllib.loads(profile_text(profile))) == profile


def test_each_key_has_its_comment() -> None:
    profile = Profile(sender="x", kind="fires", header=["a"], dates="day first")
    lines = profile_text(profile).splitlines()
    for key in ("sender", "kind", "header", "dates"):
        place = next(n for n, line in enumerate(lines) if line.startswith(f"{key} ="))
        assert lines[place - 1].startswith("# "), key
