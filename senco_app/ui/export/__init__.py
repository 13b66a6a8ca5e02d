"""Documents that leave the register."""
