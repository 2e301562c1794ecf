"""The tables of data, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    BASIS,
    CATEGORY,
    COUNT,
    DATE,
    FROM,
    KIND,
    LEVEL,
    MEANING,
    MONTH,
    NAME,
    NOTE,
    PAGE,
    SOURCE,
    STANDING,
    TITLE,
    TO,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

SPAN = Column("span", "Span", "text", "TODO")
SHOWN = Column("shown", "Given or hidden", "text", "TODO")
TERM = Column("term", "Word", "text", "TODO")
DUTY = Column("duty", "Duty", "text", "TODO", shown=False)
NEEDED = Column("needed", "What would show it", "text", "TODO")
LATEST = Column("latest", "Latest", "day", "TODO")
OF = Column("of", "Of", "text", "TODO")
LOADED = Column("loaded", "Loaded", "whole", "TODO", unit=COUNTED)
ROWS = Column("rows", "Rows", "whole", "TODO", unit=COUNTED)
SEQUENCE = Column("sequence", "Sequence", "whole", "TODO", unit=COUNTED, shown=False)
SHA256 = Column("sha256", "Sha256", "text", "TODO", shown=False)
SIZE = Column("size", "Size", "whole", "TODO", unit=COUNTED, shown=False)
ORIGIN = Column("origin", "Origin", "text", "TODO")
LOADED_AT = Column("loaded_at", "Loaded at", "day", "TODO", shown=False)
ROWS_IN = Column("rows_in", "Rows in", "whole", "TODO", unit=COUNTED)
SUPERSEDED = Column("superseded", "Superseded", "whole", "TODO", unit=COUNTED)
REPUBLISHED = Column("republished", "Republished", "whole", "TODO", unit=COUNTED, shown=False)
REPEATED_IN_MONTH = Column(
    "repeated_in_month", "Repeated in month", "whole", "TODO", unit=COUNTED, shown=False
)
ELSEWHERE = Column("elsewhere", "Of these, of elsewhere", "whole", "TODO", unit=COUNTED)
WAITING = Column("waiting", "Waiting", "whole", "TODO", unit=COUNTED, shown=False)
QUARANTINED = Column("quarantined", "Not accepted", "whole", "TODO", unit=COUNTED)
IN_USE = Column("in_use", "In use", "yes or no", "TODO")
REPLACED_BY = Column("replaced_by", "Replaced by", "text", "TODO", shown=False)
NOTICES = Column("notices", "Notices", "text", "TODO", shown=False)
FIRST_MONTH = Column("first_month", "First month", "day", "TODO", shown=False)
LAST_MONTH = Column("last_month", "Last month", "day", "TODO", shown=False)
FILE = Column("file", "File", "text", "TODO")
LINE = Column("line", "Line", "year", "TODO", unit="year")
COLUMN = Column("column", "Column", "text", "TODO")
VALUE = Column("value", "Value", "text", "TODO")
REASON = Column("reason", "Reason", "text", "TODO")

REMEDY = Column("remedy", "What to do", "text", "How to mend it")

REFUSED = (FILE, COLUMN, REASON, REMEDY)
"""Columns of the files that a load refused whole, as its manifest has them."""

NONE_REPLACED = "No file of the demonstration is replaced by a later one."
ALL_ACCEPTED = "Every row of the demonstration keeps the rules."

SPECS = (
    TableSpec(
        name="protected-counts",
        says="sensitive categories by financial year, small counts hidden",
        builder="data.disclosure:protected_counts",
        measure="protected",
        audience="public",
        columns=(
            LEVEL,
            AREA_CODE,
            AREA_NAME,
            CATEGORY,
            SPAN,
            FROM,
            TO,
            COUNT,
            SHOWN,
        ),
    ),
    TableSpec(
        name="glossary",
        says="what the words of the pages mean, and the rule behind each verdict",
        builder="data.methods:glossary",
        measure="words",
        audience="public",
        columns=(
            TERM,
            KIND,
            MEANING,
        ),
    ),
    TableSpec(
        name="breaks",
        says="from when series mean something else, and notes on the data",
        builder="data.methods:breaks",
        measure="breaks",
        audience="public",
        beside=("annotations.csv",),
        columns=(
            DATE,
            KIND,
            TITLE,
            CATEGORY,
            NOTE,
            SOURCE,
        ),
    ),
    TableSpec(
        name="duties",
        says="what the plan and the law ask of the partnership, and what shows that it was done",
        builder="data.methods:duties",
        measure="duties",
        beside=("decisions.csv", "packs"),
        columns=(
            DUTY,
            TITLE,
            BASIS,
            NEEDED,
            LATEST,
            STANDING,
            PAGE,
        ),
    ),
    TableSpec(
        name="coverage",
        says="months for which a file of each force or partner is loaded, and its rows",
        builder="data.loaded:coverage",
        measure="loaded",
        columns=(
            OF,
            MONTH,
            LOADED,
            ROWS,
        ),
    ),
    TableSpec(
        name="files",
        says="every file that was given, and what became of its rows",
        builder="data.loaded:files",
        measure="loaded",
        columns=(
            SEQUENCE,
            NAME,
            SHA256,
            SIZE,
            KIND,
            ORIGIN,
            LOADED_AT,
            ROWS_IN,
            LOADED,
            SUPERSEDED,
            REPUBLISHED,
            REPEATED_IN_MONTH,
            ELSEWHERE,
            WAITING,
            QUARANTINED,
            IN_USE,
            REPLACED_BY.but(empty=NONE_REPLACED),
            NOTICES,
            FIRST_MONTH,
            LAST_MONTH,
        ),
    ),
    TableSpec(
        name="quarantine",
        says="rows that were not loaded, with the reason",
        builder="data.loaded:quarantine",
        measure="loaded",
        columns=(
            FILE.but(empty=ALL_ACCEPTED),
            SHA256.but(empty=ALL_ACCEPTED),
            LINE.but(empty=ALL_ACCEPTED),
            COLUMN.but(empty=ALL_ACCEPTED),
            VALUE.but(empty=ALL_ACCEPTED),
            REASON.but(empty=ALL_ACCEPTED),
        ),
    ),
)
