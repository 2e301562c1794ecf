"""Where a map's names may stand, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence

_LETTER, _MARK = 0.5, 9.0
"""Width of a letter against its height; half the height of a mark, in pixels."""
_STEPS = ((0, 0), (0, -17), (0, 17), (1, 0), (-1, 0), (1, -17), (-1, -17), (1, 17), (-1, 17))
"""Where a name goes from a mark: how often its half width to the right, how many pixels down."""


class Clear:
    """Where names may stand beside marks, which are never hidden."""

    def __init__(self, marks: Sequence[Sequence[float]], pixel: tuple[float, float]) -> None:
        """`pixel` is its size in degrees."""
        self._marks = marks
        self._pixel = pixel

    def offset(self, at: Sequence[float], text: str, size: float) -> list[int]:
        """Return by how many pixels a name is moved, so that it lies over no mark."""
        wide, high = len(text) * size * _LETTER / 2 + _MARK, size / 2 + _MARK - 1
        marks = [
            ((x - at[0]) / self._pixel[0], (at[1] - y) / self._pixel[1]) for x, y in self._marks
        ]
        steps = [(round(side * wide), step) for side, step in _STEPS]
        free = (
            step
            for step in steps
            if all(abs(x - step[0]) >= wide or abs(y - step[1]) >= high for x, y in marks)
        )
        return list(next(free, steps[1]))
