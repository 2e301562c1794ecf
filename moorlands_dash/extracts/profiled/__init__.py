"""Files read by the profile of their sender: found, put into a layout's own form, then read."""
