"""The adults who open the register: their roles with dates, and their keys."""
