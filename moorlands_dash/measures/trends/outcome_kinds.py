"""What may become of a crime: every word that data.police.uk has published, in a few groups.

Source: data.police.uk, "Outcomes for a specific crime" (the words in use), and its notice "New
police outcome categories and a bug fix" of April 2014 (what older files call them). The groups
follow the Home Office's framework for crime outcomes: charged or summonsed whatever a court then
made of it, out of court, no suspect, evidential difficulties, not in the public interest, another
body, not yet decided.
"""

from __future__ import annotations

from moorlands_dash.spelling import name_key

CHARGED, OUT_OF_COURT = "charged", "out of court"
NO_SUSPECT, EVIDENCE = "no suspect", "evidence"
NOT_IN_INTEREST, ANOTHER_BODY = "not in the public interest", "another body"
OPEN, UNKNOWN = "under investigation", "unknown"

KINDS = {
    CHARGED: "Charged or summonsed",
    OUT_OF_COURT: "Dealt with out of court",
    NO_SUSPECT: "No suspect identified",
    EVIDENCE: "Suspect, but not enough evidence",
    NOT_IN_INTEREST: "Not in the public interest",
    ANOTHER_BODY: "Left to another body",
    OPEN: "Under investigation",
    UNKNOWN: "Not known",
}
"""Each kind of outcome and what it is called, in the order in which they are shown."""

_WORDS = {
    CHARGED: (
        "Suspect charged",
        "Suspect charged as part of another case",
        "Offender sentenced as part of another case",
        "Awaiting court outcome",
        "Court result unavailable",
        "Court case unable to proceed",
        "Defendant sent to Crown Court",
        "Defendant found not guilty",
        "Suspect found not guilty",
        "Offender sent to prison",
        "Offender imprisoned",
        "Offender given suspended prison sentence",
        "Offender given community sentence",
        "Offender given community penalty",
        "Offender fined",
        "Offender given absolute discharge",
        "Offender given conditional discharge",
        "Offender ordered to pay compensation",
        "Offender deprived of property",
        "Offender otherwise dealt with",
    ),
    OUT_OF_COURT: (
        "Local resolution",
        "Offender given a caution",
        "Offender given a drugs possession warning",
        "Offender given penalty notice",
    ),
    NO_SUSPECT: ("Investigation complete; no suspect identified", "No further action"),
    EVIDENCE: ("Unable to prosecute suspect",),
    NOT_IN_INTEREST: (
        "Formal action is not in the public interest",
        "Further action is not in the public interest",
        "Further investigation is not in the public interest",
    ),
    ANOTHER_BODY: ("Action to be taken by another organisation",),
    OPEN: ("Under investigation",),
    UNKNOWN: ("Status update unavailable",),
}

KIND_OF = {name_key(word): kind for kind, words in _WORDS.items() for word in words}
"""Every published outcome, as `name_key` has it, and its kind."""


def kind_of(outcome: object) -> str:
    """Return the kind of an outcome as published; one that is blank or new is not known."""
    return KIND_OF.get(name_key(outcome), UNKNOWN) if isinstance(outcome, str) else UNKNOWN


def is_new(outcome: object) -> bool:
    """Tell whether an outcome is a word that was never published before."""
    return isinstance(outcome, str) and bool(outcome.strip()) and name_key(outcome) not in KIND_OF
