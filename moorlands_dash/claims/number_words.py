"""Numbers in words: "twelve", "a dozen", "a third", "fifth"; and what bounds them: "nearly"."""

from __future__ import annotations

ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
            "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8,
            "ninth": 9, "9th": 9, "tenth": 10, "10th": 10}  # fmt: skip
CARDINALS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6,
             "6": 6, "seven": 7, "7": 7, "eight": 8, "8": 8, "nine": 9, "9": 9, "ten": 10,
             "10": 10}  # fmt: skip
FRACTIONS: dict[str, float] = {
    "half": 50, "a half": 50, "one half": 50,
    "a third": 33, "one third": 33, "two thirds": 66, "a quarter": 25, "one quarter": 25,
    "three quarters": 75, "a fifth": 20, "one fifth": 20, "a tenth": 10, "one tenth": 10,
    "two fifths": 40, "three fifths": 60, "four fifths": 80, "a sixth": 17, "one sixth": 17,
    "an eighth": 12.5, "one eighth": 12.5,
}  # fmt: skip

AT_LEAST, OVER, UNDER, ABOUT, TO = "at least", "over", "under", "about", "to"
JUST_OVER, NEARLY = "just over", "nearly"
"""What a number may be bounded by; TO is what is left of a change, NEARLY is just under."""
BOUNDS = {
    "at least": AT_LEAST, "no less than": AT_LEAST, "over": OVER, "more than": OVER, "above": OVER,
    "just over": JUST_OVER, "a little over": JUST_OVER, "slightly more than": JUST_OVER,
    "under": UNDER, "less than": UNDER, "fewer than": UNDER,
    "below": UNDER, "at most": UNDER, "up to": UNDER, "just under": NEARLY,
    "a little under": NEARLY, "slightly less than": NEARLY, "about": ABOUT,
    "around": ABOUT, "roughly": ABOUT, "some": ABOUT, "almost": NEARLY, "nearly": NEARLY,
    "approximately": ABOUT, "close to": ABOUT, "no more than": UNDER, "to": TO,
}  # fmt: skip
"""Words before a number -> what they make of it."""
REACH = {JUST_OVER: (1.0, 1.1), NEARLY: (0.9, 1.0)}
"""How far "just over" and "nearly" reach, as parts of the number."""

EXACT_FRACTIONS: dict[float, float] = {33: 100 / 3, 66: 200 / 3, 17: 100 / 6}
"""Per cent that a fraction comes to, where a whole number stands for it."""

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
          "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000}
_FIXED = {"a dozen": 12, "half a dozen": 6, "two dozen": 24, "a couple": 2, "a couple of": 2,
          "couple of": 2}  # fmt: skip

_WORD = "|".join(sorted({*_UNITS, *_SCALES} - {"zero"}, key=len, reverse=True))
NUMBER = (
    rf"(?:\d+(?:\.\d+)?(?![\d./-])|{'|'.join(sorted(_FIXED, key=len, reverse=True))}"
    rf"|(?:a )?(?:{_WORD})(?: (?:and )?(?:{_WORD}))*)"
)
"""A number in figures or words, as a regular expression without groups."""


def value(text: str) -> float:
    """Return the number that words matched by `NUMBER` stand for."""
    if text in _FIXED:
        return float(_FIXED[text])
    if text[:1].isdigit():
        return float(text)
    whole, part = 0, 0
    for word in text.removeprefix("a ").split():
        if word == "thousand":
            whole, part = whole + max(part, 1) * 1000, 0
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word != "and":
            part += _UNITS[word]
    return float(whole + part)


def counts_up(text: str) -> bool:
    """Tell whether number words make one number: "twenty five" does, "five six" doesn't."""
    words = [word for word in text.removeprefix("a ").split() if word in _UNITS]
    sizes = [_UNITS[word] for word in words]
    scaled = any(word in _SCALES for word in text.split())
    if scaled:
        return True
    return len(sizes) <= 1 or (len(sizes) == 2 and sizes[0] >= 20 and 0 < sizes[1] < 10)
