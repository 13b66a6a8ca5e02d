"""What becomes of letters that paper cannot show as they are.

Nothing typed disappears: a character that cannot be drawn, or that would make a
reader see something other than what is stored, is printed as its number, such as
``[U+0007]``. Only characters that nobody can see anyway (joiners, variation
selectors, soft hyphens) are left out, and only on paper.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters; overrides and isolates, which show text in another order than
# it is stored; halves of surrogate pairs; code points that are no characters.
_PLANE_ENDS = "".join(
    chr(plane + last)
    for plane in range(0x10000, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    f"{_PLANE_ENDS}]"
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)


def numbered(character: str) -> str:
    """Return a character's number as it is printed: "[U+202E]"."""
    return f"[U+{ord(character):04X}]"


def showable(text: str) -> str:
    r"""Return text that both a page and a Word file can carry.

    Every kind of line end becomes ``\n``; control characters, overrides of the
    reading direction and stray surrogates become their numbers; all else stays.
    """
    lined = _LINE_ENDS.sub("\n", text)
    return _UNSHOWABLE.sub(lambda found: numbered(found.group()), lined)


def seen(text: str) -> str:
    """Return ``text`` without the characters that nobody can see."""
    return _UNSEEN.sub("", text)


def in_one_line(text: str) -> str:
    """Return showable text with line ends and tabs as spaces, for a file's title."""
    return " ".join(showable(text).split())
