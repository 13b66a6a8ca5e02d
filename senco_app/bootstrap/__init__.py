"""The composition root: makes, opens, backs up and restores registers.

It knows every other part, so it loads them only when a register is wanted: the unlock
window is painted before anything of weight is imported.
"""

from __future__ import annotations

from senco_app.bootstrap.exchanging import leave_hand_outs
from senco_app.bootstrap.founding import Founding, create_register
from senco_app.bootstrap.opening import Recovery, open_register, read_copy, recover
from senco_app.bootstrap.upkeep import (
    back_up,
    back_up_if_changed,
    change_password,
    check,
    restore,
)
from senco_app.bootstrap.usual import CLOCK, STRENGTH

__all__ = [
    "CLOCK",
    "STRENGTH",
    "Founding",
    "Recovery",
    "back_up",
    "back_up_if_changed",
    "change_password",
    "check",
    "create_register",
    "leave_hand_outs",
    "open_register",
    "read_copy",
    "recover",
    "restore",
]
