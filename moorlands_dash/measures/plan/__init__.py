"""Statistics: the delivery plan, and what residents say."""
