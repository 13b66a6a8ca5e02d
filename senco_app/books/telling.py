"""What is said of hand-outs and merges, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app.wording import counted, day, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from senco_app.books.records import HandOut, Taken
    from senco_app.books.reports import MergedPack, MergeReport


def preview_lines(hand_out: HandOut) -> Iterator[str]:
    """Yield exactly what goes into a book."""
    pupils = counted(len(hand_out.pupil_ids), "pupil", "pupils")
    groups = counted(len(hand_out.groups), "group", "groups")
    sessions = counted(len(hand_out.cards), "session", "sessions")
    yield (
        f"For {hand_out.person}: {groups}, {pupils}, {sessions} from "
        f"{day(hand_out.from_on)} to {day(hand_out.to_on)}."
    )
    for group in hand_out.groups:
        aim = f"; today's aim: {group.focus}" if group.focus else ""
        yield f"  {group.title}, {group.room or 'no room set'}{aim}"
        for member in group.members:
            yield f"    {member.name}"
            if member.outcome:
                yield f"      working towards: {member.outcome}"
            if member.strategies:
                yield f"      what helps: {' '.join(member.strategies.split())}"
            for alert in member.alerts:
                yield f"      what to do: {alert}"
    yield "Also how each pupil was marked in these sessions. Nothing else goes."


def taken_lines(taken: Taken) -> Iterator[str]:
    """Yield what taking in a hand-out did."""
    if taken.known:
        yield f"Hand-out {taken.generation} was in the book already; nothing changed."
        return
    sessions = counted(taken.sessions, "session", "sessions")
    pupils = counted(taken.pupils, "pupil", "pupils")
    yield (
        f"Hand-out {taken.generation} of {taken.school} was taken in: {sessions} with "
        f"{pupils}."
    )
    if taken.first:
        yield (
            f"The register's words are: {taken.register_words}. The SENCO has the "
            "same ones; if not, tell the SENCO before you record anything."
        )


def report_lines(report: MergeReport) -> Iterator[str]:
    """Yield what a merge did, or would do, pack by pack."""
    for pack in report.packs:
        yield from _pack_lines(pack)
    if report.packs:
        sessions = counted(report.sessions, "session", "sessions")
        yield f"{sessions} recorded, {report.changed} changed" + (
            "; nothing was written (dry run)." if report.dry_run else "."
        )
    for words in report.to_decide:
        yield f"To decide: {words}"


def _pack_lines(pack: MergedPack) -> Iterator[str]:
    yield (
        f"{pack.name}, the book of {pack.person} ({pack.device}): {pack.new} new, "
        f"{pack.known} known already, {pack.aside} set aside, {pack.dropped} dropped, "
        f"{pack.refused} refused."
    )
    for line in remarks(pack):
        yield f"  {line}"


def remarks(pack: MergedPack) -> Iterator[str]:
    """Yield what there is to know of one pack's entries beyond their numbers."""
    if pack.doubtful:
        entries = counted(pack.doubtful, "entry has", "entries have")
        yield (
            f"{entries} a time that cannot be: that laptop's clock is wrong. The days "
            "that were chosen stand, and the times are marked."
        )
    if pack.gone:
        yield (
            f"{counted(pack.gone, 'entry is', 'entries are')} about pupils who have "
            "left the group or the school since; they were kept with their records."
        )
    if pack.dropped:
        yield (
            f"{counted(pack.dropped, 'entry was', 'entries were')} dropped: about a "
            "pupil whose record was erased."
        )
    if pack.aside:
        yield (
            f"{counted(pack.aside, 'entry waits', 'entries wait')} in the book: this "
            "register does not know the group or the pupil, perhaps because it was "
            "restored from an older backup. They come with every return."
        )
    if pack.refused:
        yield _refused(pack)
    if pack.copied:
        yield (
            "Two copies of this book were used side by side. Nothing was lost; have "
            "one of them put away."
        )
    if pack.revoked_on is not None:
        yield f"This book was revoked on {day(pack.revoked_on)}; you chose to take it."


def _refused(pack: MergedPack) -> str:
    entries = counted(pack.refused, "entry was", "entries were")
    return (
        f"{entries} refused: {listed(pack.refused_why)}. Nothing of that was written, "
        f"and it stays in the book; look at the book with {pack.person}, and revoke "
        "it if nobody can explain this."
    )


def alerts_left(names: tuple[str, ...]) -> str:
    """Say whose alerts do not go into the book."""
    return (
        f"Alerts of {listed(names)} do not go: tick them, or hand out with "
        "--with-alerts, if this adult has to know what to do."
    )
