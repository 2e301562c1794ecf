"""What is made of a frame is made once, told by the frame itself and by what is asked."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.ui import made
from moorlands_dash.ui.made import made_of


def test_another_frame_of_the_same_values_is_another_one() -> None:
    frames = [pd.DataFrame({"a": [1]}) for _ in range(2)]
    count = iter(range(10))
    found = [made_of(frame, "asked", lambda: next(count)) for frame in (*frames, *frames)]
    assert found == [0, 1, 0, 1]
    assert made_of(frames[0], "other", lambda: next(count)) == 2


def test_the_oldest_go_and_their_frames_with_them() -> None:
    frames = [pd.DataFrame({"a": [number]}) for number in range(made.MOST + 1)]
    for number, frame in enumerate(frames):
        made_of(frame, "oldest", lambda number=number: number)
    assert made_of(frames[0], "oldest", lambda: "made anew") == "made anew"
    assert made_of(frames[-1], "oldest", lambda: "made anew") == made.MOST
    assert len(made._kept) == made.MOST
