"""Who is on the register, and with which needs."""
