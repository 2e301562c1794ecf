"""Understanding a typed claim: its words, months, wards and numbers, or what to ask back."""
