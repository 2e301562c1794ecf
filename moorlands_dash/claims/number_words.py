"""Numbers in words: "twelve", "two hundred and fifty", "a dozen"."""

from __future__ import annotations

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
