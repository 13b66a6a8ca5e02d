"""The SENCO's side of books: enrol one, hand out to it, take in what it returns."""
