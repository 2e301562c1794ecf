"""Statistics: wards, one by one and beside each other."""
