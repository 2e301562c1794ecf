"""Panels: the delivery plan, and what residents say."""
