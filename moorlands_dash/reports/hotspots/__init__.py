"""Hotspots for other programs and for print: GeoJSON, GeoPackage, picture, tasking sheet."""
