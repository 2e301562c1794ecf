"""Where incidents come from: one module a source, which declares everything that is known of it.

Categories, files and their columns, words, units, caveats and licences all stand in its `SOURCE`;
whatever the program does with a source, it reads there. Nothing of a source's readers is imported
here: they are named, and imported when the first file is read.
"""

from moorlands_dash.sources.live import Names, Row
from moorlands_dash.sources.model import Category, IncompleteError, Layout, Source, Theme
from moorlands_dash.sources.registry import STREET, current, registered

__all__ = [
    "SOURCES",
    "SOURCE_BY_KEY",
    "STREET",
    "Category",
    "IncompleteError",
    "Layout",
    "Source",
    "Theme",
    "current",
    "registered",
]

SOURCES = Row(lambda: current().sources)
SOURCE_BY_KEY = Names(lambda: current().source_by_key)
