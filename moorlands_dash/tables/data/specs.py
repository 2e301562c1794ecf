"""The tables of data, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    CATEGORY,
    COUNT_OF_EACH,
    DATE,
    FROM,
    KIND,
    LEVEL,
    MEANING,
    MONTH,
    NAME,
    NOTE,
    PAGE,
    PERCENT,
    SOURCE,
    STANDING,
    TITLE,
    TO,
    WORDS,
)
from moorlands_dash.tables.spec import Column, TableSpec

NONE_TWICE = "No month of the demonstration came twice."
ALL_WHOLE = "Every month of the demonstration is whole."
NONE_REPLACED = "No file of the demonstration is replaced by a later one."
NONE_WITHDRAWN = "Nothing of the demonstration is withdrawn."
NONE_BY_PROFILE = "The demonstration's files have the program's own layouts."
SORT_OF_AREA = LEVEL.but(meaning="A ward, no ward, or the district")
AREA_OF_COUNT = AREA_CODE.but(meaning="Code of the area, as the ONS gives it; blank for no ward")
SPAN = Column("span", "Span", "text", "A financial year, or a quarter of one")
GIVEN_COUNT = COUNT_OF_EACH.but(
    meaning="How many in it; not given where it could point at a person"
)
SHOWN = Column(
    "shown", "Given or hidden", "text", "Whether the count is given, or why it is hidden"
)
TERM = Column("term", "Word", "text", "The word, as pages use it")
KIND_OF_WORD = KIND.but(meaning="A term, a verdict, a status and the like")
SINCE = DATE.but(head="From", meaning="The day from which it holds")
KIND_OF_BREAK = KIND.but(meaning="A category changed, a recording change, limits anew, a data note")
BREAK = TITLE.but(head="What changed", meaning="What changed then, or is to be known")
OF_CATEGORY = CATEGORY.but(meaning="What it bears on; on everything where it names nothing")
DUTY = Column("duty", "Duty id", "text", "Key of the duty", shown=False)
ASKED = TITLE.but(head="Duty", meaning="What is asked of the partnership")
LEGAL_BASIS = Column("basis", "Asked by", "text", "The page of the plan, or the law, that asks it")
NEEDED = Column("needed", "What would show it", "text", "What the records must hold to show it")
LATEST = Column("latest", "Latest", "day", "The newest day that shows it")
DUTY_STANDING = STANDING.but(meaning="Done, not shown within the time, or cannot tell")
OF = Column("of", "Of", "text", "The force, or what the partner's files are about")
MONTH_IS_LOADED = Column("loaded", "Loaded", "yes or no", "Whether a file of the month is loaded")
ROWS = Column(
    "rows",
    "Rows",
    "whole",
    "Rows of the month that were accepted; none without a file",
    unit="rows",
)
SENDER = Column("sender", "Sender", "text", "Who sends it, as its files or the settings name it")
SENDS = Column("sends", "Sends", "text", "The source that its files are of")
STATE = Column(
    "state", "State", "text", "whole, part, missing, late, to come or not expected, as at the day"
)
WHY = Column("why", "Why", "text", "Why a month is only a part")
KNOWN_WHOLE_TO = Column(
    "known_to", "Known to", "month", "Last month of which all that it sends is whole"
)
NEXT_MONTH = Column("month", "Next", "month", "The first month that is late, else the next to come")
IS_REVISED = Column(
    "revised", "Revised", "yes or no", "Whether a later file has replaced what was sent first"
)
DUE_BY = Column("due", "Due by", "day", "The day by which the month's file is to be there")
SEQUENCE = Column(
    "sequence", "Loaded as", "whole", "Its place in the order of loading", unit="place", shown=False
)
FILE_NAME = NAME.but(head="File", meaning="Name of the file")
SHA256 = Column("sha256", "SHA-256", "text", "Fingerprint of the file's bytes", shown=False)
SIZE = Column("size", "Size", "whole", "Size of the file in bytes", unit="bytes", shown=False)
KIND_OF_FILE = KIND.but(meaning="The layout that it was recognised as")
ORIGIN = Column(
    "origin", "Origin", "text", "From a partner, a reference file, or the demonstration"
)
LOADED_AT = Column("loaded_at", "Loaded at", "day", "When it was loaded")
ROWS_IN = Column("rows_in", "Rows in", "whole", "Rows that the file has", unit="rows")
LOADED = Column("loaded", "Loaded", "whole", "Rows of it that are counted", unit="rows")
SUPERSEDED = Column(
    "superseded",
    "Superseded",
    "whole",
    "Accepted rows that are not counted, as others stand for them or they are of elsewhere",
    unit="rows",
)
REPUBLISHED = Column(
    "republished",
    "Of these, in an earlier month",
    "whole",
    "Superseded rows of crimes that stood in an earlier month already",
    unit="rows",
)
REPEATED_IN_MONTH = Column(
    "repeated_in_month",
    "Of these, twice in the month",
    "whole",
    "Superseded rows of crimes that stood in the same month already",
    unit="rows",
)
ELSEWHERE = Column(
    "elsewhere", "Of these, of elsewhere", "whole", "Superseded rows of other areas", unit="rows"
)
WAITING = Column(
    "waiting",
    "Of these, waiting",
    "whole",
    "Superseded rows of casualties whose collision is in no file loaded",
    unit="rows",
)
UNCOUNTED = Column(
    "uncounted",
    "Of these, not counted",
    "whole",
    "Superseded rows of kinds that the sender's profile says are none of what is counted",
    unit="rows",
)
PROFILE = Column(
    "profile",
    "Profile",
    "text",
    "The profile of its sender by which it was read, if by one",
    empty=NONE_BY_PROFILE,
)
TAKEN_BACK = Column(
    "taken_back",
    "Of these, withdrawn",
    "whole",
    "Superseded rows that were withdrawn, with the file or with what they tell of",
    unit="rows",
)
QUARANTINED = Column(
    "quarantined", "Not accepted", "whole", "Rows that break a rule of the layout", unit="rows"
)
IN_USE = Column(
    "in_use", "In use", "yes or no", "Whether no later file has replaced it, and nobody withdrew it"
)
REPLACED_BY = Column(
    "replaced_by",
    "Replaced by",
    "text",
    "The file that replaced it",
    empty=NONE_REPLACED,
)
WITHDRAWN = Column(
    "withdrawn", "Withdrawn, because", "text", "Why the file was withdrawn", empty=NONE_WITHDRAWN
)
NOTICES = Column("notices", "Notices", "text", "What to know about the file")
FIRST_MONTH = Column("first_month", "First month", "month", "First month that it tells of")
LAST_MONTH = Column("last_month", "Last month", "month", "Last month that it tells of")
FILE = Column("file", "File", "text", "Name of the file")
LINE = Column("line", "Line", "year", "Line of the file, the head being 1", unit="line")
COLUMN = Column("column", "Column", "text", "The column whose value breaks the rule")
VALUE = Column("value", "Value", "text", "The value as the file has it")
REASON = Column("reason", "Reason", "text", "The rule that is broken")
REMEDY = Column("remedy", "What to do", "text", "How to mend it")

WITHDRAWN_KIND = KIND.but(
    name="what",
    meaning="A file, or a target, an action, a meeting or an annotation of one",
    empty=NONE_WITHDRAWN,
)
WITHDRAWN_NAME = NAME.but(
    head="Withdrawn", meaning="Name of the file, or id and title", empty=NONE_WITHDRAWN
)
WITHDRAWN_WHY = REASON.but(head="Because", meaning="Why it was withdrawn", empty=NONE_WITHDRAWN)
WITHDRAWN_BY = Column("by", "By", "text", "Who withdrew it, if that was said", empty=NONE_WITHDRAWN)
WITHDRAWN_ON = Column("at", "On", "day", "The day on which it was withdrawn", empty=NONE_WITHDRAWN)
STILL_WITHDRAWN = Column(
    "stands",
    "Still withdrawn",
    "yes or no",
    "No where it was loaded again, or a later file has it",
    empty=NONE_WITHDRAWN,
)

NO_OTHER = "The demonstration is loaded at once: there is no snapshot before it."
DIFFERENCE_KIND = KIND.but(
    meaning="A file, something withdrawn, a target, a verdict, a month, or a count", empty=NO_OTHER
)
DIFFERENT = TITLE.but(
    head="Which", meaning="The file, the target, what is judged or counted", empty=NO_OTHER
)
BECAME = Column(
    "became",
    "What became of it",
    "text",
    "Of a file: added, in use again, replaced, withdrawn, counted otherwise, or not there",
    empty=NO_OTHER,
)
DIFFERENT_CATEGORY = CATEGORY.but(
    head="Category",
    meaning="Of a verdict or a count: the program's key of what is counted",
    empty=NO_OTHER,
)
WAS = Column("was", "Before", "text", "Of a file, target or verdict: how it stood", empty=NO_OTHER)
IS_NOW = Column("now", "Now", "text", "Of a file, target or verdict: how it stands", empty=NO_OTHER)
_COUNTED_OF = "rows of a file that count, or what is counted in an area, all months loaded"
NUMBER_BEFORE = Column(
    "before", "Number before", "whole", f"Before: {_COUNTED_OF}", unit="rows or incidents",
    empty=NO_OTHER,
)  # fmt: skip
NUMBER_NOW = Column(
    "after", "Number now", "whole", f"Now: {_COUNTED_OF}", unit="rows or incidents", empty=NO_OTHER
)
REVISED = Column(
    "revised",
    "Revised by",
    "signed whole",
    "Of a count: by how much the months that both snapshots have differ",
    unit="incidents",
    empty=NO_OTHER,
)

REFUSED = (FILE, COLUMN, REASON, REMEDY)
"""Columns of the files that a load refused whole, as its manifest has them."""

ALL_ACCEPTED = "Every row of the demonstration keeps the rules."

NOTED_ON = Column("day", "Day", "day", "The day on which it was done")
NOTED_AT = Column("time", "Time, UTC", "text", "When on that day, Coordinated Universal Time")
NOTED_EVENT = Column("event", "Event", "text", "Sign-in, refused, export, record, load and so on")
NOTED_WHAT = Column("what", "What", "text", "What was done, without what it says")
NOTED_BY = Column("by", "Who", "text", "Whoever did it: as the provider or the machine names them")

ROWS_FIRST = ROWS.but(
    name="rows_first",
    head="Rows at first",
    meaning="Rows accepted of the file that came first",
    empty=NONE_TWICE,
)
ROWS_NOW = ROWS_FIRST.but(
    name="rows_now", head="Rows now", meaning="Rows accepted of the file that holds now"
)
CAME = ROWS_FIRST.but(
    name="files", head="Times it came", meaning="How many files of the month came", unit="files"
)
CHANGED = PERCENT.but(
    head="Change, per cent",
    meaning="How the rows changed, as a share of those that came first",
    empty=NONE_TWICE,
)

SPECS = (
    TableSpec(
        name="protected-counts",
        says="sensitive categories by financial year, small counts hidden",
        builder="data.disclosure:protected_counts",
        measure="protected",
        audience="public",
        columns=(
            SORT_OF_AREA,
            AREA_OF_COUNT,
            AREA_NAME,
            CATEGORY,
            SPAN,
            FROM,
            TO,
            GIVEN_COUNT,
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
            KIND_OF_WORD,
            MEANING,
        ),
    ),
    TableSpec(
        name="breaks",
        says="from when series mean something else, and notes on the data",
        builder="data.methods:breaks",
        measure="breaks",
        audience="public",
        beside=("rebases",),
        columns=(
            SINCE,
            KIND_OF_BREAK,
            BREAK,
            OF_CATEGORY,
            NOTE,
            SOURCE,
        ),
    ),
    TableSpec(
        name="duties",
        says="what the plan and the law ask of the partnership, and what shows that it was done",
        builder="data.methods:duties",
        measure="duties",
        beside=("decisions", "packs"),
        columns=(
            DUTY,
            ASKED,
            LEGAL_BASIS,
            NEEDED,
            LATEST,
            DUTY_STANDING,
            PAGE,
        ),
    ),
    TableSpec(
        name="coverage",
        says="what each sender has sent of each month: whole, part, missing or late, and its rows",
        builder="data.loaded:coverage",
        measure="loaded",
        columns=(
            OF,
            SENDER,
            SENDS,
            MONTH,
            MONTH_IS_LOADED,
            STATE,
            WHY.but(empty=ALL_WHOLE),
            IS_REVISED,
            ROWS,
            DUE_BY,
        ),
    ),
    TableSpec(
        name="revisions",
        says="months of the police's files that came again, and how their rows changed",
        builder="data.provisional:revisions",
        measure="revisions",
        columns=(
            OF.but(empty=NONE_TWICE),
            MONTH.but(empty=NONE_TWICE),
            CAME,
            ROWS_FIRST,
            ROWS_NOW,
            CHANGED,
        ),
    ),
    TableSpec(
        name="due",
        says="who is to send what by when, and to when it is known",
        builder="data.loaded:due",
        measure="loaded",
        columns=(
            STATE.but(meaning="The worst of its last twelve months: late, missing, part or whole"),
            SENDS,
            SENDER,
            KNOWN_WHOLE_TO,
            NEXT_MONTH,
            DUE_BY,
        ),
    ),
    TableSpec(
        name="files",
        says="every file that was given, and what became of its rows",
        builder="data.loaded:files",
        measure="loaded",
        columns=(
            SEQUENCE,
            FILE_NAME,
            SHA256,
            SIZE,
            KIND_OF_FILE,
            ORIGIN,
            LOADED_AT,
            ROWS_IN,
            LOADED,
            SUPERSEDED,
            REPUBLISHED,
            REPEATED_IN_MONTH,
            ELSEWHERE,
            WAITING,
            UNCOUNTED,
            TAKEN_BACK,
            QUARANTINED,
            IN_USE,
            REPLACED_BY,
            WITHDRAWN,
            PROFILE,
            NOTICES,
            FIRST_MONTH,
            LAST_MONTH,
        ),
    ),
    TableSpec(
        name="withdrawals",
        says="what was loaded and withdrawn since, with the reason",
        builder="data.loaded:withdrawals",
        measure="loaded",
        columns=(
            WITHDRAWN_KIND,
            WITHDRAWN_NAME,
            WITHDRAWN_WHY,
            WITHDRAWN_BY,
            WITHDRAWN_ON,
            STILL_WITHDRAWN,
        ),
    ),
    TableSpec(
        name="diff",
        says="what this snapshot differs in from the one before, or from another one",
        builder="data.snapshots:diff",
        measure="difference",
        reads=("targets", "district-change", "what-changed"),
        columns=(
            DIFFERENCE_KIND,
            DIFFERENT,
            BECAME,
            AREA_CODE.but(empty=NO_OTHER),
            AREA_NAME.but(
                meaning="Of a verdict or a count: the ward or the district", empty=NO_OTHER
            ),
            DIFFERENT_CATEGORY,
            FROM.but(meaning="First month whose count differs", empty=NO_OTHER),
            TO.but(meaning="Last month whose count differs", empty=NO_OTHER),
            WAS,
            IS_NOW,
            NUMBER_BEFORE,
            NUMBER_NOW,
            REVISED,
            WORDS.but(empty=NO_OTHER),
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
    TableSpec(
        name="who-did-what",
        says="who signed in, was refused, recorded, loaded and took away files",
        builder="data.audit:who_did_what",
        measure="who-did-what",
        audience="administrators",
        beside=("audit",),
        columns=(NOTED_ON, NOTED_AT, NOTED_EVENT, NOTED_WHAT, NOTED_BY),
    ),
)
