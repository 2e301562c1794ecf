"""Files of place names as ONS and Ordnance Survey publish them, made of a few places by the tests.

Columns are those of ONS's Index of Place Names (2023), Postcode Directory (February 2024) and of
OS Open Names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from moorlands_dash.geography import to_grid

OURS, OTHER = "E07000198", "E07000035"

INDEX = (
    "placeid,place23cd,placesort,place23nm,splitind,descnm,ctyhistnm,cty61nm,cty91nm,ctyltnm,"
    "ctry23nm,cty23cd,cty23nm,lad61nm,lad61desc,lad91nm,lad91desc,lad23cd,lad23nm,lad23desc,"
    "ced23cd,wd23cd,par23cd,hlth23cd,hlth23nm,regd23cd,regd23nm,rgn23cd,rgn23nm,npark23cd,"
    "npark23nm,bua22cd,bua22nm,pcon23cd,pcon23nm,eer23cd,eer23nm,pfa23cd,pfa23nm,gridgb1m,"
    "gridgb1e,gridgb1n,grid1km,lat,long"
)
DIRECTORY = (
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,"
    "osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,"
    "npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua24,ru11ind,oac11,lat,"
    "long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21"
)


@dataclass(frozen=True)
class Spot:
    """One place: name, kind as the publisher writes it, latitude, longitude."""

    name: str
    kind: str
    latitude: float
    longitude: float
    district: str = OURS
    parish: str = ""
    town: str = ""
    ward: str = "E05009999"
    ended: str = ""
    other_name: str = ""
    number: int = 0


def index_csv(spots: Iterable[Spot], year: str = "23") -> str:
    """Return the places as ONS's Index of Place Names, of a year."""
    rows = [
        {
            "placeid": 1000 + n,
            "place23cd": f"IPN{spot.number or 1000 + n:07}",
            "placesort": spot.name.casefold().replace(" ", ""),
            "place23nm": spot.name,
            "splitind": 0,
            "descnm": spot.kind,
            "lad23cd": spot.district,
            "wd23cd": spot.ward,
            "par23cd": spot.parish,
            "bua22cd": spot.town,
            "lat": spot.latitude,
            "long": spot.longitude,
        }
        for n, spot in enumerate(spots)
    ]
    text = _written(INDEX.split(","), rows)
    head, _, rest = text.partition("\n")
    return f"{head.replace('23', year)}\n{rest}"


def directory_csv(spots: Iterable[Spot]) -> str:
    """Return the places, each a postcode, as ONS's Postcode Directory."""
    rows = [
        {
            "pcd": spot.name.replace(" ", "") if len(spot.name) == 8 else spot.name,
            "pcd2": spot.name,
            "pcds": spot.name,
            "dointr": "198001",
            "doterm": spot.ended,
            "oslaua": spot.district,
            "osward": spot.ward,
            "parish": spot.parish,
            "bua24": spot.town,
            "lat": spot.latitude,
            "long": spot.longitude,
        }
        for spot in spots
    ]
    return _written(DIRECTORY.split(","), rows)


_ADDRESS = "http://data.ordnancesurvey.co.uk/id/"


def square_csv(spots: Iterable[Spot]) -> str:
    """Return the places as a grid square of OS Open Names: 34 columns, and no line that names them.

    A spot's kind is "type/local type", its town the number of the populated place that it lies in.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for n, spot in enumerate(spots):
        number = spot.number or 4000000074000000 + n
        east, north = to_grid(np.array([spot.longitude]), np.array([spot.latitude]))
        kind, _, local = spot.kind.partition("/")
        row = [""] * 34
        row[:5] = [f"osgb{number}", f"{_ADDRESS}{number}", spot.name, "", spot.other_name]
        row[6:10] = [kind, local, str(int(east[0])), str(int(north[0]))]
        row[16] = "ST13"
        row[19] = f"{_ADDRESS}{spot.town}" if spot.town else ""
        row[21] = "Staffordshire Moorlands"
        row[29] = "England"
        writer.writerow(row)
    return "\ufeff" + out.getvalue()


def cut_names_csv(spots: Iterable[Spot]) -> str:
    """Return the places as OS Open Names cut to a district, in degrees."""
    rows = [
        {
            "id": f"osgb{spot.number or 4000000074000000 + n}",
            "name": spot.name,
            "name_2": spot.other_name,
            "type": spot.kind.partition("/")[0],
            "local_type": spot.kind.partition("/")[2],
            "longitude": spot.longitude,
            "latitude": spot.latitude,
            "postcode_district": "ST13",
        }
        for n, spot in enumerate(spots)
    ]
    return _written(list(rows[0]), rows)


def cut_postcodes_csv(spots: Iterable[Spot]) -> str:
    """Return the places, each a postcode, as a copy of the directory cut to a district."""
    rows = [
        {
            "postcode": spot.name,
            "latitude": spot.latitude,
            "longitude": spot.longitude,
            "district_code": spot.district,
            "ward_code": spot.ward,
            "lsoa_code": "",
            "ended": spot.ended,
        }
        for spot in spots
    ]
    return _written(list(rows[0]), rows)


def list_csv(spots: Iterable[Spot]) -> str:
    """Return the places as a simple list."""
    rows = [
        {"name": s.name, "kind": s.kind, "latitude": s.latitude, "longitude": s.longitude}
        for s in spots
    ]
    return _written(["name", "kind", "latitude", "longitude"], rows)


def _written(columns: Sequence[str], rows: Sequence[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
