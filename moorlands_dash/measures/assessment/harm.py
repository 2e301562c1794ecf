"""Harm by a list of weights: how much one of each category weighs, and what a theme comes to.

Lists weigh single offences: the Cambridge Crime Harm Index in days of a first offender's starting
sentence (Sherman, Neyroud and Neyroud, 2016, Policing 10), ONS's Crime Severity Score in points of
average sentences (ONS, 2016, "Developing a Crime Severity Score"). Street-level extracts only say
the category, so its weight is the mean of its offences', as often as our force recorded each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from moorlands_dash.spelling import name_key

_EXPIRED = "expired"
_BY_SUBGROUP = (
    ("robbery", "robbery"),
    ("burglary", "burglary"),
    ("vehicle", "vehicle_crime"),
    ("theft from the person", "theft_from_person"),
    ("bicycle", "bicycle_theft"),
    ("shoplifting", "shoplifting"),
    ("theft", "other_theft"),
    ("criminal damage", "damage_arson"),
    ("arson", "damage_arson"),
    ("drugs", "drugs"),
    ("weapons", "weapons"),
    ("public order", "public_order"),
    ("miscellaneous", "other_crime"),
)
"""A word of an offence subgroup -> the category under which data.police.uk publishes it
(data.police.uk, "About the data", crime categories); the first that fits."""
_VIOLENT = (
    *("homicide", "violence", "stalking", "harassment", "death or serious injury"),
    *("rape", "sexual"),
)


@dataclass(frozen=True)
class Weights:
    """One list, as far as it tells of our categories."""

    name: str
    unit: str
    source: str
    of: Mapping[str, float]
    """Category -> what one of it weighs."""
    weighed: float
    """Share of the recorded offences that the list weighs; 1 where it weighs categories."""

    @property
    def least(self) -> float:
        """Return the least that any category weighs; NaN where the list tells of none."""
        return min(self.of.values(), default=np.nan)


def category_of(subgroup: str) -> str:
    """Return the category that an offence subgroup is published under; "" for an unknown one."""
    key = name_key(subgroup)
    if any(word in key for word in map(name_key, _VIOLENT)):
        return "violence"
    return next((found for word, found in _BY_SUBGROUP if name_key(word) in key), "")


def weights_of(rows: pd.DataFrame, offences: pd.DataFrame) -> Weights:
    """Return the weights of one list.

    `rows` has `list unit source code offence subgroup category weight`; rows with a category weigh
    it outright. `offences` are our recorded ones, `offence_code offence_description
    offence_subgroup offences`: an offence's weight is that of its code, else of its description,
    else the median of its class (the number of its code), else that of its subgroup. Offences that
    the law has given up ("expired") are passed over.
    """
    first = rows.iloc[0]
    name, unit, source = (str(first[key] or "") for key in ("list", "unit", "source"))
    outright = rows[rows["category"].fillna("") != ""]
    if len(outright):
        of = outright.groupby("category")["weight"].mean().to_dict()
        return Weights(name, unit, source, {str(key): float(w) for key, w in of.items()}, 1.0)
    live = rows[~rows["offence"].fillna("").str.casefold().str.contains(_EXPIRED, regex=False)]
    weight = _weight_of_each(offences, live)
    known = offences.assign(weight=weight, category=offences["offence_subgroup"].map(category_of))
    counted = known["offences"].clip(lower=0)
    total = float(counted.sum())
    known = known.assign(offences=counted)[known["weight"].notna() & (known["category"] != "")]
    known = known[known["offences"] > 0]
    harm = (known["weight"] * known["offences"]).groupby(known["category"]).sum()
    number = known["offences"].groupby(known["category"]).sum()
    found = {str(key): float(value) for key, value in (harm / number).items()}
    return Weights(name, unit, source, found, float(number.sum()) / total if total else 0.0)


def _weight_of_each(offences: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Return each offence's weight by the closest way in which the list tells of it."""
    keys = {
        "code": (_keyed(offences["offence_code"], _code), _keyed(rows["code"], _code)),
        "offence": (
            _keyed(offences["offence_description"], name_key),
            _keyed(rows["offence"], name_key),
        ),
        "class": (_keyed(offences["offence_code"], _number), _keyed(rows["code"], _number)),
        "subgroup": (
            _keyed(offences["offence_subgroup"], name_key),
            _keyed(rows["subgroup"], name_key),
        ),
    }
    found = pd.Series(np.nan, offences.index)
    for ours, theirs in keys.values():
        named = theirs != ""
        medians = rows.loc[named, "weight"].groupby(theirs[named]).median()
        found = found.fillna(ours.map(medians).astype(float))
    return found


def _keyed(texts: pd.Series, key: object) -> pd.Series:
    assert callable(key)  # nosec B101 # tells the type checker
    return texts.fillna("").astype(str).map(key).astype("object")


def _code(text: str) -> str:
    """Return an offence code without spaces, signs and leading noughts: "008N" is "8n"."""
    return re.sub(r"[\s/]+", "", text).casefold().lstrip("0")


def _number(text: str) -> str:
    """Return the number of an offence code's class: "8N" and "8/06" are "8"."""
    found = re.match(r"0*(\d+)", text.strip())
    return found[1] if found else ""


@dataclass(frozen=True)
class Harm:
    """What a theme's counts come to by a list."""

    low: float
    high: float
    """The same where every category counted is weighed."""
    error: float
    """Standard error from the counts' scatter."""

    @property
    def middle(self) -> float:
        """Return the middle of what it may be."""
        return (self.low + self.high) / 2


def harm_of(
    counts: Mapping[str, float], weights: Weights, *, listed: bool, dispersion: float = 1.0
) -> Harm | None:
    """Return the harm of counts by category; None where the list can't tell.

    What no list weighs is no offence, or a petty one, where the theme is `listed`: it harms from
    nothing to as much as the list's least. Of a theme that is not, nothing is told, unless the list
    weighs all of it.
    """
    weighed = {key: n for key, n in counts.items() if key in weights.of}
    rest = sum(counts.values()) - sum(weighed.values())
    if not weights.of or not counts or (rest and not listed):
        return None
    low = sum(n * weights.of[key] for key, n in weighed.items())
    variance = dispersion * sum(n * weights.of[key] ** 2 for key, n in weighed.items())
    return Harm(low, low + rest * weights.least, float(np.sqrt(variance)))
