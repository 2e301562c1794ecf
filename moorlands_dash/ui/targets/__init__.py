"""Panels: the year's targets: promised, forecast, come."""
