"""The districts of England and Wales: what belongs where, and the one that somebody means."""

from moorlands_dash.districts.area import Area, area_of, area_of_codes, areas
from moorlands_dash.districts.police import PoliceForce

__all__ = ["Area", "PoliceForce", "area_of", "area_of_codes", "areas"]
