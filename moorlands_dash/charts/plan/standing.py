"""What stands for an action's standing beside its colour."""

from __future__ import annotations

from moorlands_dash.measures.plan import actions as measures

MARKS = {
    measures.OVERDUE: ("◆", "worse"),
    measures.STALLED: ("▬", "worse"),
    measures.DUE_SOON: ("○", "ink"),
    measures.ON_TIME: ("●", "better"),
    measures.POSTPONED: ("»", "quiet"),
    measures.DONE: ("✔", "better"),
    measures.STOPPED: ("×", "quiet"),
}
"""Standing -> its sign, and which colour of the palette."""
