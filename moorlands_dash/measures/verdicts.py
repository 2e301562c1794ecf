"""The only words that a verdict may be."""

CANNOT_TELL = "cannot tell"

LOWER, SIMILAR, HIGHER = "lower", "similar", "higher"

FEWER, MORE, NO_CLEAR_CHANGE = "fewer", "more", "no clear change"

HIGHER_THAN_USUAL, LOWER_THAN_USUAL = "higher than usual", "lower than usual"
TOO_FEW = "too few to say"

SUPPORTED, NOT_SUPPORTED = "supported", "not supported"

AHEAD, CLOSE, BEHIND = "ahead of the milestone", "close to the milestone", "behind the milestone"
MET, MISSED = "met", "missed"
HELD, NOT_SHOWN, WORSE = "held", "not shown", "worse"
BEYOND, SHORT = "beyond target", "short of target"

HOT, BESIDE, COLD, NEITHER = "hot", "beside", "cold", "neither"
"""Of a cell; beside: its neighbourhood is hot, but in the cell itself nothing happened."""

EMERGING, PERSISTENT, INTERMITTENT = "emerging", "persistent", "intermittent"
FORMER, NEVER = "former", "never"

BETTER, SAME, NO_CLEAR_DIFFERENCE = "better", "the same", "no clear difference"
NO_CLEAR_PATTERN = "no clear pattern"

UNLIKELY, AT_RISK, WATCH, ON_COURSE = "unlikely", "at risk", "watch", "on course"

STATUSES = (MISSED, UNLIKELY, AT_RISK, WATCH, CANNOT_TELL, ON_COURSE, MET)
"""What a target's status may be, the one that needs most attention first."""

EXCEPTIONS = (MISSED, UNLIKELY, AT_RISK)
"""Statuses that the group must hear of."""

GOING_WELL = (ON_COURSE, MET)

STANDINGS = (
    MISSED,
    WORSE,
    BEHIND,
    SHORT,
    CANNOT_TELL,
    NOT_SHOWN,
    CLOSE,
    HELD,
    AHEAD,
    BEYOND,
    MET,
)
"""What a target's standing may be, the one that needs most attention first."""
