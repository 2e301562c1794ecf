"""The only words that a verdict may be; those of targets are declared in `statuses`."""

from moorlands_dash import statuses

CANNOT_TELL = statuses.CANNOT_TELL.word

LOWER, SIMILAR, HIGHER = "lower", "similar", "higher"

FEWER, MORE, NO_CLEAR_CHANGE = "fewer", "more", "no clear change"

HIGHER_THAN_USUAL, LOWER_THAN_USUAL = "higher than usual", "lower than usual"
TOO_FEW = "too few to say"

SUPPORTED, NOT_SUPPORTED = "supported", "not supported"

AHEAD, CLOSE, BEHIND = "ahead of the milestone", "close to the milestone", "behind the milestone"
MET, MISSED = statuses.MET.word, statuses.MISSED.word
HELD, NOT_SHOWN, WORSE = statuses.HELD.word, statuses.NOT_SHOWN.word, statuses.WORSE.word
BEYOND, SHORT = "beyond target", "short of target"

HOT, BESIDE, COLD, NEITHER = "hot", "beside", "cold", "neither"
"""Of a cell; beside: its neighbourhood is hot, but in the cell itself nothing happened."""

EMERGING, PERSISTENT, INTERMITTENT = "emerging", "persistent", "intermittent"
FORMER, NEVER = "former", "never"

BETTER, SAME, NO_CLEAR_DIFFERENCE = "better", "the same", "no clear difference"
NO_CLEAR_PATTERN = "no clear pattern"

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
