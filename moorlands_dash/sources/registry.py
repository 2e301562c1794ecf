"""All sources together: found in this package, held against each other, and read by everything."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from importlib import import_module
from itertools import combinations, count
from typing import TypeVar

from moorlands_dash.sources.model import (
    Category,
    IncompleteError,
    Layout,
    Source,
    Theme,
    hold,
)

STREET = "street"
"""Key of the police's street-level extracts, and the kind of their files."""

WITHOUT_INCIDENTS = (
    "outlines",
    "map_lines",
    "populations",
    "denominators",
    "similar_areas",
    "crime_outcomes",
    "recorded",
    "indicators",
    "targets",
    "actions",
    "annotations",
    "meetings",
    "people",
    "partners",
    "issues",
    "gazetteer",
    "harm_weights",
)
"""Kinds of files that hold no incidents and so are no source's."""

T = TypeVar("T")

_ASKED = 256
"""Answers about what is declared that are kept for each question."""

_RESERVED = {"all", "crime"}
_MACHINERY = {"model", "registry", "live", "words"}


@dataclass(frozen=True)
class Register:
    """Sources that fit each other, and what follows from them."""

    sources: tuple[Source, ...]
    number: int = field(default_factory=count().__next__, compare=False)
    """Tells it from every other one of this process."""

    def __post_init__(self) -> None:
        """Hold that no two sources claim the same, and that what they name of others is there."""
        _hold_unique("source", (source.key for source in self.sources))
        _hold_unique("theme", (theme.key for theme in self.themes))
        _hold_unique("category", (category.key for category in self.categories))
        _hold_unique("name of a category", (c.name.casefold() for c in self.categories))
        _hold_unique("kind of file", (*WITHOUT_INCIDENTS, *(each.kind for each in self.layouts)))
        _hold_unique("title of a layout", (layout.title for layout in self.layouts))
        called = (name.casefold() for c in self.categories for name in dict.fromkeys(c.names))
        _hold_unique("name in claims", called)
        _hold_themes(self)
        _hold_named(self)
        for one, other in combinations(self.layouts, 2):
            if _covers(one, other) and _covers(other, one):
                raise IncompleteError(
                    f"The layouts {one.kind!r} and {other.kind!r} are known by the same columns: "
                    "no file can be told to be either's."
                )

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Return every theme."""
        return tuple(theme for source in self.sources for theme in source.themes)

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """Return every category, each with its source's key."""
        return tuple(category for source in self.sources for category in source.categories)

    @cached_property
    def layouts(self) -> tuple[Layout, ...]:
        """Return every layout of incidents."""
        return tuple(layout for source in self.sources for layout in source.layouts)

    @cached_property
    def source_by_key(self) -> dict[str, Source]:
        """Return the sources by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def theme_by_key(self) -> dict[str, Theme]:
        """Return the themes by key."""
        return {theme.key: theme for theme in self.themes}

    @cached_property
    def category_by_key(self) -> dict[str, Category]:
        """Return the categories by key."""
        return {category.key: category for category in self.categories}

    @cached_property
    def layout_by_kind(self) -> dict[str, Layout]:
        """Return the layouts by the kind of their files."""
        return {layout.kind: layout for layout in self.layouts}

    @cached_property
    def police(self) -> tuple[str, ...]:
        """Return the keys of the categories of the police's street extracts."""
        return tuple(category.key for category in self.source_by_key[STREET].categories)

    @cached_property
    def police_types(self) -> Mapping[str, str]:
        """Return the police's own types of crime, each with its category."""
        return self.layout_by_kind[STREET].kinds

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Return every kind of file that is read."""
        return (*WITHOUT_INCIDENTS, *self.layout_by_kind)

    @cached_property
    def partner_kinds(self) -> tuple[str, ...]:
        """Return the kinds of files that tell of incidents beside the police's street extracts."""
        return tuple(kind for kind in self.layout_by_kind if kind != STREET)

    @cached_property
    def placed_kinds(self) -> tuple[str, ...]:
        """Return kinds whose rows name no district: the ward map tells whether they are ours."""
        return tuple(layout.kind for layout in self.layouts if layout.placed == "ward map")

    @cached_property
    def following_kinds(self) -> tuple[str, ...]:
        """Return the kinds whose rows have day and place from another layout's."""
        return tuple(layout.kind for layout in self.layouts if layout.follows)

    @cached_property
    def following(self) -> tuple[str, ...]:
        """Return the categories of such kinds."""
        return tuple(
            key for kind in self.following_kinds for key in self.layout_by_kind[kind].categories
        )

    @cached_property
    def wider(self) -> dict[str, tuple[str, ...]]:
        """Return the names in claims that stand for a part of choices, with those choices."""
        found: dict[str, tuple[str, ...]] = {}
        for source in self.sources:
            for names, choices in source.wider.items():
                for name in names.split(", "):
                    found[name] = tuple(dict.fromkeys((*found.get(name, ()), *choices)))
        return found


def _hold_unique(what: str, values: Iterable[str]) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            raise IncompleteError(f"The {what} {value!r} is declared {times} times.")


def _hold_themes(register: Register) -> None:
    for category in register.categories:
        owner = f"The category {category.key!r}"
        hold(category.theme in register.theme_by_key, owner, f"has no theme {category.theme!r}")
        hold(category.key not in _RESERVED, owner, "has a key that stands for all or all crime")
    for theme in register.themes:
        counts = {c.counts for c in register.categories if c.theme == theme.key}
        hold(len(counts) == 1, f"The theme {theme.key!r}", "must count incidents or people")


def _hold_named(register: Register) -> None:
    """Hold that what a source names of other sources is declared."""
    choices = {*register.category_by_key, *(f"theme:{theme.key}" for theme in register.themes)}
    for name, held in register.wider.items():
        for choice in held:
            hold(
                choice in choices, f"The name {name!r}", f"stands for {choice!r}, which isn't known"
            )
    for source in register.sources:
        own = {layout.kind for layout in source.layouts} | {""}
        for layout in source.layouts:
            fault = f"follows {layout.follows!r}, which is no layout of its source"
            hold(layout.follows in own, f"The layout {layout.kind!r}", fault)


def _covers(one: Layout, other: Layout) -> bool:
    """Tell whether every column by which a layout is known could stand for one of the other's."""
    held = [other.spellings[name] for name in other.needed]
    return all(
        any(not one.spellings[name].isdisjoint(spellings) for spellings in held)
        for name in one.needed
    )


def declared(module: str) -> Source:
    """Return the source that a module declares; raise IncompleteError where it declares none."""
    found = getattr(import_module(module), "SOURCE", None)
    if not isinstance(found, Source):
        raise IncompleteError(f"The module {module} lacks `SOURCE`: the source that it declares.")
    return found


def _discovered() -> Register:
    package = __name__.rpartition(".")[0]
    names = {found.name for found in pkgutil.iter_modules(import_module(package).__path__)}
    return _register(declared(f"{package}.{name}") for name in names - _MACHINERY)


def _register(sources: Iterable[Source]) -> Register:
    return Register(tuple(sorted(sources, key=lambda source: (source.order, source.key))))


def current() -> Register:
    """Return the sources that hold now."""
    return _current


def worked_out_once(work: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what a function answers about what is declared, for as long as that holds.

    Nobody may change what comes back.
    """

    @lru_cache(_ASKED)
    def answer(_register: int, asked: str) -> T:
        return work(asked)

    @wraps(work)
    def asked_now(asked: str) -> T:
        return answer(_current.number, asked)

    return asked_now


@contextmanager
def registered(*sources: Source) -> Iterator[Register]:
    """Declare more sources while a block runs, as a test does with a made-up one."""
    global _current
    before = _current
    _current = _register((*before.sources, *sources))
    try:
        yield _current
    finally:
        _current = before


_current = _discovered()
