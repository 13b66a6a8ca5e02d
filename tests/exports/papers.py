"""Made-up papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from senco_app.summaries.records import Paper, Section

if TYPE_CHECKING:
    from senco_app.summaries.records import Block

NOTE = (
    "Listens well to stories and remembers them in detail, but finds it hard to hold "
    "a sentence in mind for long enough to write it down. "
)
HOSTILE = (
    "<b>",
    "&",
    "&amp;",
    "x<y and z>w",
    r"C:\x <y@school.uk>",
    "\"quoted\" 'words'",
    '<img src="file:///etc/hosts"/>',
    "<para>Robert'); DROP TABLE pupil;--</para>",
    "abc \u202edef\u202c ghi",
    "Łukasz, ŵ, ğ, Nguyễn, Кирилл, Ωmega",
    "e\u0301 and x\u030c",
    "🧩 and 😀",
    "bell \x07 nil \x00 escape \x1b",
    "half a pair \ud83e",
    "two\nlines\r\nand\u2028three",
    "tab\there,   three spaces, \xa0hard\xa0ones",
    "soft\u00adhyphen zero\u200bwidth",
    "\ufffe \uffff \U0001fffe",
    "あいう 漢字 ⠿ ✓ → ☐",
    "W" * 400,
    "(brackets) \\( \\) )(",
    "{{ 7*7 }} %s {0}",
)
#: Anything that can be typed or pasted, with more of what hurts than chance would give.
ANYTHING = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)), min_size=1, max_size=4
).map(" ".join)


def paper_of(*blocks: Block, **changes: Any) -> Paper:  # noqa: ANN401
    """Return a paper of one section."""
    said: dict[str, Any] = {
        "title": "Support so far",
        "subtitle": "Ada Byron, Year 4",
        "confidential": "Ada Byron",
        "printed_by": "Grace Hopper, SENCO",
        "printed_on": date(2026, 3, 9),
        "audit_head": "3fa9c1d2",
        "sections": (Section(1, "What was done", blocks),),
    }
    return Paper(**(said | changes))
