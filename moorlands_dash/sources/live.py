"""Views of what all sources declare: constants to read that follow the sources declared now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Row(Sequence[T], Generic[T]):
    """Values in their order, asked for anew each time."""

    def __init__(self, found: Callable[[], Sequence[T]]) -> None:
        """Take where the values are found."""
        self._found = found

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Return the value, or the values, at a place."""
        return self._found()[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found())

    def __iter__(self) -> Iterator[T]:
        """Go through those that are there when it begins."""
        return iter(self._found())

    def __repr__(self) -> str:
        """Return the values as they are now."""
        return repr(self._found())


class Names(Mapping[str, T], Generic[T]):
    """Values by their keys, asked for anew each time."""

    def __init__(self, found: Callable[[], Mapping[str, T]]) -> None:
        """Take where the values are found."""
        self._found = found

    def __getitem__(self, key: str) -> T:
        """Return the value of a key; raise KeyError for an unknown one."""
        return self._found()[key]

    def __contains__(self, key: Any) -> bool:
        """Tell whether a key is known."""
        return key in self._found()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found())

    def __iter__(self) -> Iterator[str]:
        """Go through the keys that are there when it begins."""
        return iter(self._found())

    def __repr__(self) -> str:
        """Return the values as they are now."""
        return repr(dict(self._found()))
