"""The kinds of places that are known by name."""

TOWN, VILLAGE, HAMLET, SUBURB, LOCALITY = "town", "village", "hamlet", "suburb", "locality"
PARISH, STREET, LANDMARK, POSTCODE = "parish", "street", "landmark", "postcode"
KINDS = (TOWN, VILLAGE, HAMLET, SUBURB, LOCALITY, PARISH, STREET, LANDMARK, POSTCODE)
SETTLEMENTS = (TOWN, VILLAGE, HAMLET, SUBURB, LOCALITY)
