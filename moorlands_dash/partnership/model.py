"""What the settings of one partnership hold, section by section."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote, urlencode

from pydantic import Field, StrictBool, field_validator, model_validator

from moorlands_dash import statuses
from moorlands_dash.districts.register import further_names
from moorlands_dash.partnership.access import Access
from moorlands_dash.partnership.areas import (
    Count,
    District,
    Force,
    Name,
    RecordedCrime,
    Section,
    Share,
)
from moorlands_dash.partnership.comparators import Comparators as Comparators
from moorlands_dash.partnership.elsewhere import Fetch
from moorlands_dash.partnership.files import Files
from moorlands_dash.partnership.limits import Limits
from moorlands_dash.partnership.outcomes import Outcomes
from moorlands_dash.partnership.profiles import Profile, Profiles
from moorlands_dash.partnership.provisional import Provisional
from moorlands_dash.partnership.published import published
from moorlands_dash.partnership.senders import Senders
from moorlands_dash.partnership.serving import Serving
from moorlands_dash.partnership.site import Accessibility as Accessibility
from moorlands_dash.partnership.site import Officer
from moorlands_dash.partnership.site import Site as Site
from moorlands_dash.partnership.store import RecordKeeping, Store
from moorlands_dash.partnership.suppliers import Suppliers
from moorlands_dash.vocabulary import CATEGORIES, CATEGORY_BY_KEY

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

IN_LINKS = "partnership"
"""Name under which a link says which partnership it is of."""


class Partnership(Section):
    """Who we are."""

    name: Name
    full_name: Name
    key: Key = ""
    """Stands for it in links and records; made of its name where it isn't given."""

    @model_validator(mode="after")
    def _keyed(self) -> Partnership:
        if not self.key and not _slug(self.name):
            raise ValueError("its name has no letter from A to Z: give it a key")
        return self


class FinancialYear(Section):
    """When the year begins."""

    first_month: Annotated[int, Field(ge=1, le=12)]


class Thresholds(Section):
    """Where a figure is marked, hidden or called old."""

    unreliable_below: Count
    percent_change_from: Count
    survey_warn_below: Count
    survey_hide_below: Count
    consultation_share_from: Count = 10
    survey_design_effect: Annotated[float, Field(ge=1, le=10)]
    no_worse_margin: Share
    old_after_months: Annotated[int, Field(ge=1, le=60)]


class Status(Section):
    """Chance of meeting a target from which it is on course, to be watched, or at risk."""

    on_course: Share = 0.80
    watch: Share = 0.50
    at_risk: Share = 0.20

    @model_validator(mode="after")
    def _ordered(self) -> Status:
        rising = [getattr(self, name) for name in reversed(statuses.THRESHOLDS)]
        if any(low >= high for low, high in pairwise(rising)):
            raise ValueError(_RISING)
        return self

    def least_chances(self) -> dict[str, float]:
        """Return the statuses that a chance decides, the best first, each with its least chance."""
        return {
            status.word: getattr(self, status.least) if status.least else 0.0
            for status in statuses.by_chance()
        }


_first, *_later = pairwise(reversed(statuses.THRESHOLDS))
_RISING = ", and ".join(
    ["{} must lie under {}".format(*_first), *("{} under {}".format(*pair) for pair in _later)]
)
if set(Status.model_fields) != set(statuses.THRESHOLDS):
    raise ValueError("The settings' thresholds of status are not those that `statuses` names")


class Place(Section):
    """A place name written on the maps."""

    name: Name
    longitude: Annotated[float, Field(ge=-180, le=180)]
    latitude: Annotated[float, Field(ge=-90, le=90)]
    size: Literal[1, 2]


class Map(Section):
    """How maps are drawn."""

    basemap: Literal["none", "online"]
    places: list[Place] = Field(default_factory=list)


class Members(Section):
    """The organisations that may be given something to do."""

    responsible_authorities: list[Name] = Field(default_factory=list)
    partners: list[Name] = Field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every member, the responsible authorities first."""
        return tuple(dict.fromkeys((*self.responsible_authorities, *self.partners)))


class Decisions(Section):
    """The group whose meetings the review prepares, and whether the page records decisions."""

    recording: StrictBool = False
    group: Literal["strategy", "fortnightly", "public"] = "strategy"
    minutes: Annotated[int, Field(ge=10, le=600)] = 60


class Actions(Section):
    """Days after which an action without an update is stalled, and before which it is due soon."""

    stalled_after_days: Annotated[int, Field(ge=1, le=1000)] = 90
    due_soon_days: Annotated[int, Field(ge=1, le=365)] = 30


class Disclosure(Section):
    """Counts that could point at a person, and how small one must be to be hidden."""

    threshold: Annotated[int, Field(ge=2, le=100)] = 5
    sensitive: list[str] = Field(default_factory=list)
    published: list[str] = Field(default_factory=list)
    """Categories that their source declares sensitive and that are published all the same."""

    @property
    def withheld(self) -> list[str]:
        """Return what is sensitive: named here, or declared so by its source, and not published."""
        declared = [category.key for category in CATEGORIES if category.sensitive]
        return [key for key in dict.fromkeys((*self.sensitive, *declared)) if self._keeps(key)]

    def _keeps(self, key: str) -> bool:
        return key in self.sensitive or key not in self.published

    @field_validator("sensitive", "published")
    @classmethod
    def _known(cls, keys: list[str]) -> list[str]:
        for key in keys:
            if key not in CATEGORY_BY_KEY:
                raise ValueError(
                    f"{key!r} is not a category: choose from {', '.join(CATEGORY_BY_KEY)}"
                )
        return keys


class Public(Section):
    """Whether the dashboard is the public's."""

    view: StrictBool = False
    let_through: dict[str, Name] = Field(default_factory=dict)
    """Titles that look as if they told of a person and may be told, and why."""


class Settings(Section):
    """Everything in one settings file."""

    partnership: Partnership
    district: District
    force: Force
    recorded_crime: RecordedCrime
    financial_year: FinancialYear
    files: Files
    comparators: Comparators
    thresholds: Thresholds
    outcomes: Outcomes = Outcomes()
    provisional: Provisional = Provisional()
    status: Status = Status()
    site: Site = Site()
    limits: Limits
    store: Store = Store()
    records: RecordKeeping = RecordKeeping()
    map: Map
    towns: dict[Name, Annotated[list[Name], Field(min_length=1)]] = Field(default_factory=dict)
    """Groups of wards that a target can be for: name -> names or codes of its wards."""
    members: Members = Members()
    decisions: Decisions = Decisions()
    actions: Actions = Actions()
    disclosure: Disclosure = Disclosure()
    public: Public = Public()
    accessibility: Accessibility = Accessibility()
    senders: Senders = Senders()
    suppliers: Suppliers = Field(default_factory=list)
    officer: Officer = Officer()
    access: Access = Access()
    fetch: Fetch = Fetch()
    serving: Serving = Serving()
    profiles: Profiles = Field(default_factory=dict)
    """How the files of known senders are read: those of the settings file, and those beside it."""
    folder: Path
    """Where the file lies; its paths are relative to this."""

    @property
    def known_profiles(self) -> dict[str, Profile]:
        """Return how files of senders are read: as the settings say, and public tables."""
        return published() | self.profiles

    @property
    def key(self) -> str:
        """Return what stands for the partnership in links, records and kept answers."""
        return self.partnership.key or _slug(self.partnership.name)

    @property
    def districts(self) -> dict[str, str]:
        """Return the districts that are told apart, ours first: name -> code."""
        ours, codes = self.district, self.comparators.codes
        mine = {*ours.known_as, *ours.all_codes}
        others = {name: code for name, code in codes.items() if mine.isdisjoint((name, code))}
        return {ours.name: ours.code} | others

    @property
    def also_compared(self) -> dict[str, str]:
        """Return further names of the districts compared with ours -> the settings' name of each.

        Names of small areas keep those of districts that were merged since: rows of Harrogate are
        North Yorkshire's, where that is compared with ours and Harrogate by itself isn't.
        """
        others = {name: code for name, code in self.districts.items() if code != self.district.code}
        taken = {*self.district.known_as, *self.districts}
        return {
            also: name
            for name, code in others.items()
            for also in further_names(code, name)
            if also not in taken
        }

    @property
    def named(self) -> dict[str, str]:
        """Return what a link says of whose it is, beside the reader's choices."""
        return {IN_LINKS: self.key}

    def address(self, page: str, at: str = "", /, **choices: str) -> str:
        """Return a link to a page with the reader's choices, which names the partnership."""
        found = f"{page}?{urlencode(choices | self.named)}"
        return f"{found}#{quote(at)}" if at else found

    def reference_files(self) -> list[Path]:
        """Return the populations that come with the program."""
        return [self.folder / name for name in self.files.reference]

    def unit_costs_file(self) -> Path | None:
        """Return the file of what crimes cost, if there is one."""
        name = self.files.unit_costs
        return self.folder / name if name else None

    def demonstration_folder(self) -> Path | None:
        """Return the folder of demonstration extracts, if there is one."""
        name = self.files.demonstration
        return self.folder / name if name else None


def _slug(name: str) -> str:
    """Return a name in small letters, digits and hyphens; accents go."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:60].strip("-")
