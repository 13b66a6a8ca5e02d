"""Looks through what was typed for small numbers of children, in figures or in words.

Nothing here is certain: it is pointed out, and the SENCO decides.
"""

from __future__ import annotations

import re
from typing import Final

from senco_app.summaries.termly_report.as_read import as_read

_CHILD: Final = (
    r"(?:child(?:ren)?|pupils?|boys?|girls?|learners?|students?|kids?|youngsters?"
    r"|siblings?|families)"
)
_SMALL: Final = r"(?:one|two|three|four)"
_HYPHEN: Final = "[-\u2013\u2014]"

#: "Year 3", "Years 3, 4 and 5", "stage 1 of 2": numbers that count nothing.
_NUMBER: Final = rf"(?:\d+\b|{_SMALL}\b)"
_NAMED: Final = re.compile(
    r"\b(?:year|yr|stage|term|part|page|cycle|phase|grade|level|tier|wave|step|room"
    r"|class|section|point|item|week|day|option|table|figure)"
    rf"(?:\s+{_NUMBER}|e?s\s+{_NUMBER}(?:\s*,\s*{_NUMBER})*)"
    rf"(?:\s*(?:and|&|or|to|of|/|{_HYPHEN})\s*{_NUMBER})*",
    re.IGNORECASE,
)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
#: Days, times, shares and sayings that have a small number in them.
_SAYINGS: Final = re.compile(
    rf"\b\d+\s+{_MONTH}\b|\b{_MONTH}\s+\d+|\b1\s*(?:{_HYPHEN}|:|to)\s*1\b"
    rf"|\bone(?:\s*{_HYPHEN}\s*|\W+(?:to|by|on)\W+)one\b"
    rf"|\b(?:no|any|every|each|the|this|that)\s+one\b(?!\s+{_CHILD}\b)"
    r"|\bone\s+another\b|\bone\s+(?:day|side|hand)\b"
    r"|\b\d+(?:[.,]\d+)*\s*(?:%|per\s?cent|pm\b|am\b|o\u2019clock|x\b)"
    r"|[\u00a3\u20ac$]\s*\d+",
    re.IGNORECASE,
)
#: What may stand between a number and what it counts.
_BETWEEN: Final = (
    r"(?:\s+(?:of|the|our|their|these|those|more|other|further|new|extra|full|whole"
    r"|half|different|separate|last|next|main|key|long|short|school|staff|class"
    r"|teaching|support|learning|training|outside|weekly|daily|small|good|clear"
    r"|twilight|INSET|termly|monthly|online|external|specialist|early|speech|language"
    r"|reading|writing|phonics|maths|social|afternoon|morning|drop-in|parents’))*"
)
#: What is counted and is no child.
_OTHER: Final = (
    r"(?:weeks?|days?|months?|years?|terms?|hours?|minutes?|times|sessions?|lessons?"
    r"|afternoons?|mornings?|evenings?|meetings?|visits?|reviews?|cycles?|groups?"
    r"|class(?:es)?|rooms?|schools?|settings?|adults?|staff|teachers?|assistants?"
    r"|TAs|governors?|colleagues|parents|agencies|professionals|therapists?"
    r"|interventions?|programmes?|strategies|approaches|resources?|books?|targets?"
    r"|outcomes?|aims?|goals?|priorit(?:y|ies)|actions?|recommendations?|reasons?|ways?"
    r"|areas?|strands?|parts?|points?|questions?|things?|steps?|stages?|policies|plans?"
    r"|courses?|places?|halls?|spaces?|subjects?|themes?|changes?|examples?|weeks\u2019"
    r"|quarters?|thirds?|fifths?|percentage)"
)
_NOT_OTHER: Final = rf"(?!{_BETWEEN}\s+{_OTHER}\b)"
_FEW: Final = re.compile(
    rf"(?<![\w.,/:-])(?:[1-4]\s*(?:{_HYPHEN}|to|or)\s*)?[1-5]"
    rf"(?![\w%]|[.,/:-]\d|\s*{_HYPHEN}\s*\w){_NOT_OTHER}"
    rf"|(?<![\w-]){_SMALL}\b(?!{_HYPHEN}\w){_NOT_OTHER}"
    rf"|\b(?:a|the|another)\s+(?:single|couple|handful|pair)\b{_NOT_OTHER}"
    rf"|\ba\s+few(?=(?:\s+of)?{_BETWEEN}\s+(?:{_CHILD}|them|whom)\b)"
    rf"|\bboth(?={_BETWEEN}\s+(?:{_CHILD}|them)\b)"
    rf"|\b(?:only|sole|lone)\s+{_CHILD}\b(?!\s+who\s+need)"
    rf"|\ban?\s+(?:boy|girl)\b|\btwins\b|\btwin\s+(?:brother|sister|{_CHILD})"
    r"|\btriplets?\b|\b(?:brother|sister)s?\b",
    re.IGNORECASE,
)
_FIVE: Final = re.compile(r"5")


def small_numbers(text: str) -> tuple[str, ...]:
    """Return what reads like 1 to 4 children: "3", "two", "a couple", "the twins".

    "Year 3", "one to one", "two weeks" and shares in per cent do not.
    """
    plain = _SAYINGS.sub(_blank, _NAMED.sub(_blank, as_read(text)))
    found = (match.group() for match in _FEW.finditer(plain))
    return tuple(dict.fromkeys(words for words in found if not _FIVE.fullmatch(words)))


def _blank(found: re.Match[str]) -> str:
    """Return as many signs as were found that no number is looked for in."""
    return "_" * len(found.group())
