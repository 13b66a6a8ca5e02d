"""Files as an office hands them over; every child is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIMS_HEADINGS = (
    "Legal Surname,Legal Forename,Preferred Forename,DOB,Sex,UPN,Year taught in,"
    "Reg Group,SEN Status,SEN Start Date,Need 1,Need 2,Need 3,"
    "Pupil Premium Indicator,EAL,In Care,% Attendance"
)
SIMS_ROWS = (
    (
        "Penrose,Zoë,Zo,03/05/2018,Female,B801200005001,Year 4,4 Elm,"
        "SEN Support (K),07/10/2024,SPLD,SLCN,,T,No,,94.1%"
    ),
    (
        "D’Arcy,Tom,,29/01/2019,Male,E884200126001,Year 3,3 Yew,"
        '"E - Education, health and care plan",31/08/2026,ASD,,,F,Yes,Y,81.0%'
    ),
    "Oakley,Ann,,12/06/2019,Female,R885210026007,Year 3,3 Yew,No SEN,,,,,T,No,,98%",
    "Brook,Ivo,,14/02/2021,Male,N919400025123,Year 1,1 Ash,,,,,,F,Yes,,90%",
)
ARBOR_HEADINGS = (
    "First name,Last name,UPN,Date of birth,Year group,Registration form,"
    "SEN status,SEN status start date,SEN need,SEN need ranking"
)
ARBOR_ROWS = (
    "Zoë,Penrose,B801200005001,03 May 2018,Year 4,4 Elm,SEN support,2024-10-07,SPLD,1",
    "Zoë,Penrose,B801200005001,03 May 2018,Year 4,4 Elm,SEN support,2024-10-07,SLCN,2",
    "Ann,Oakley,R885210026007,12 Jun 2019,Year 3,3 Yew,,,,",
    "Łukasz,Fry,M80120000500A,1 Sep 2019,Year 2,2 Oak,SEN support,2025-07-14,VI,1",
)


def sims(*rows: str, headings: str = SIMS_HEADINGS) -> str:
    """Return a register with one row a pupil."""
    return "".join(f"{line}\r\n" for line in (headings, *(rows or SIMS_ROWS)))


def arbor(*rows: str) -> str:
    """Return a register with one row a need."""
    return "".join(f"{line}\n" for line in (ARBOR_HEADINGS, *(rows or ARBOR_ROWS)))


def written(folder: Path, content: str | bytes, name: str = "register.csv") -> Path:
    """Write a file and return its path; text as UTF-8."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
