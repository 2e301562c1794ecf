"""What a cell tells of one person, however it is written: for files that may hold counts alone.

Where a file's cells can only be counts, periods, areas and words of a short list, anything else is
looked at here, to say in words why it isn't taken in. It goes by shapes and knows no person; what
has no shape of its own is still refused where it stands, as no word of the list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from moorlands_dash.extracts.people import RANK
from moorlands_dash.extracts.persons_named import told_of
from moorlands_dash.periods import MONTH_NAMES

NHS = "an NHS number"
INSURANCE = "a National Insurance number"
POLICE_ID = "a number that the police give a person or an arrest"
EMAIL = "an e-mail address"
PHONE = "a telephone number"
POSTCODE = "a postcode"
ADDRESS = "an address"
BIRTH = "a day, as a date of birth has"
INITIALS = "initials"
NAME = "a person's name"
REFERENCE = "a reference that stands for a person or a case"
TEXT = "free text"

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_LOOKALIKE = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0406\u0456\u0405\u0455",
    "ABEKMHOPCTXaeopcyxIiSs",
)
"""Cyrillic letters, and the Latin ones that they look like."""
_MONTH = "|".join(f"{name[:3]}(?:{name[3:].rstrip('.')})?" for name in MONTH_NAMES)
_SEP = r"\s*[-/.\s]\s*"
_DAYS = (
    rf"(?<!\d)\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:19|20)?\d{{2}}(?!\d)",
    rf"(?<!\d)(?:19|20)\d{{2}}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}(?!\d)",
    rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?(?: of)?{_SEP}(?:{_MONTH}){_SEP}(?:19|20)?\d{{2}}(?!\d)",
    rf"\b(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{{2}}",
    r"(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    r"\b(?:d\.?o\.?b\.?|born|birth)\b",
)
_DAY = re.compile("|".join(_DAYS), re.IGNORECASE)
_EMAIL = re.compile(
    r"[^\s@]+\s*(?:@|\(at\)|\[at\]|\s+at\s+)\s*[\w-]+\s*(?:\.|\(dot\)|\[dot\]|\s+dot\s+)\s*\w+",
    re.IGNORECASE,
)
_INSURANCE = re.compile(
    r"(?<![A-Z])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[\s.-]*\d){6}[\s.-]*[A-D]?(?![A-Z0-9])",
    re.IGNORECASE,
)
_POLICE_IDS = (
    r"(?<!\d)(?:19|20)?\d{2}/\d{1,7}\s?[A-Z]\b",
    r"(?<!\d)\d{2}\s?[A-Z]{2}\s?/\s?\d{1,6}\s?/\s?\d{2}(?!\d)",
    r"(?<!\d)\d{1,6}/\d{2}\s?[A-Z]{1,2}\b",
    r"\b(?:pnc|cro|custody|nspis|niche)\b",
)
_POLICE_ID = re.compile("|".join(_POLICE_IDS), re.IGNORECASE)
_NHS = re.compile(r"(?<!\d)\d{3}[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[\s().-]*\d){9,13}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = (
    "street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|crescent|terrace|place|row"
    "|gardens|grove|hill|walk|mews|square|rise|view|green|park|bank"
)
_ADDRESS = re.compile(
    rf"\b(?:flat|apt|apartment|room)\s*\d+|\b\d{{1,4}}[a-z]?,?\s+(?:[\w'’-]+\s+){{1,3}}(?:{_STREET})\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z](?:\.\s?|\s|-|$)){2,4}|[A-Z]{2,3}(?=\W*\d*$)")
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_NAMES = (
    rf"(?i:{RANK})\s+{_WORD}.*",
    rf"{_WORD},\s*(?:{_WORD}|[A-Z]\.?)(?:\s+(?:{_WORD}|[A-Z]\.?))?",
    rf"[A-Z]\.?\s*(?:[A-Z]\.?\s*)?[A-Z]{_WORD}|{_WORD}\s+[A-Z]\.?",
    rf"{_WORD}(?:\s+[A-Z]\.?)?\s+{_WORD}",
)
_NAMED = [re.compile(pattern) for pattern in _NAMES]
_LABELLED = re.compile(
    r"\b(?:urn|ref(?:erence)?|case|client|nominal|person|record|id|no|number|nino|nhs)\b"
    r"\W*[A-Z]*\W*\d+",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9/_.-]{3,}")
_HASHED = re.compile(r"(?=.*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4}){0,4}[0-9a-f]*", re.IGNORECASE)
_LONG_NUMBER = 7
"""Digits from which on a number is no count of people in a district."""


def plain(text: str) -> str:
    """Return text as it is read: without unseen signs, wide digits and letters that look alike."""
    neat = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_LOOKALIKE)
    return " ".join(neat.split())


def told_in(text: str, known: Iterable[str] = ()) -> str | None:
    """Return what a cell tells of a person, as one of the words above, or None.

    `known` are names of places and bodies, which are no people's. Text of several words that has no
    other shape is free text.
    """
    neat = plain(text)
    return _numbered(neat) or _worded(neat, known)


def told_by_name(name: str) -> str | None:
    """Return what a file's name tells of a person: what no date or place could be; or None."""
    neat = plain(re.sub(r"[_]+", " ", name))
    if re.search(r"@", neat) and _EMAIL.search(neat):
        return EMAIL
    if _INSURANCE.search(neat):
        return INSURANCE
    return NHS if any(map(_is_nhs, re.findall(r"(?<!\d)\d{10}(?!\d)", neat))) else None


def _numbered(text: str) -> str | None:
    """Return which number, address or day a text holds."""
    if any(_is_nhs(found) for found in _NHS.findall(text)):
        return NHS
    for what, pattern in (
        (EMAIL, _EMAIL),
        (INSURANCE, _INSURANCE),
        (POLICE_ID, _POLICE_ID),
        (BIRTH, _DAY),
        (PHONE, _PHONE),
        (POSTCODE, _POSTCODE),
        (ADDRESS, _ADDRESS),
        (REFERENCE, _LABELLED),
    ):
        if pattern.search(text):
            return what
    return None


def _is_nhs(text: str) -> bool:
    """Tell whether ten digits are an NHS number: the last one checks the others, modulo 11."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10


def _worded(text: str, known: Iterable[str]) -> str | None:
    if sum(sign.isdigit() for sign in text) >= _LONG_NUMBER or _is_reference(text):
        return REFERENCE
    words = re.findall(_WORD, text)
    if len(words) > 3:
        return told_of(text, known) or TEXT
    named = any(pattern.fullmatch(text) for pattern in _NAMED)
    if _INITIALS.fullmatch(text):
        return INITIALS
    if named or told_of(text, known):
        return NAME
    return None


def _is_reference(text: str) -> bool:
    return bool(_MIXED.fullmatch(text) or _HASHED.fullmatch(text))
