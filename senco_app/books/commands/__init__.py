"""What the register does with books: enrol, hand out, merge, revoke."""
