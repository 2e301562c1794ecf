"""The settings of one partnership: who it is, its thresholds, what its maps show."""

from moorlands_dash.partnership.files import Files
from moorlands_dash.partnership.limits import Limits
from moorlands_dash.partnership.model import (
    IN_LINKS,
    Accessibility,
    Place,
    Settings,
    Site,
    Status,
    Thresholds,
)
from moorlands_dash.partnership.reading import (
    DEFAULT_FILE,
    SettingsError,
    load_settings,
    settings_file,
)
from moorlands_dash.partnership.senders import Order

__all__ = [
    "DEFAULT_FILE",
    "IN_LINKS",
    "Accessibility",
    "Files",
    "Limits",
    "Order",
    "Place",
    "Settings",
    "SettingsError",
    "Site",
    "Status",
    "Thresholds",
    "load_settings",
    "settings_file",
]
