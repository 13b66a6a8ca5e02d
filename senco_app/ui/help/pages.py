"""Which page of help belongs to what; the pages are the application's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_app import resources

if TYPE_CHECKING:
    from senco_app.ui.trail import Kind

FOLDER = "help"
PAGES = (
    ("today", "Today"),
    ("pupils", "Pupils"),
    ("pupil", "One pupil"),
    ("cycle", "A cycle: assess, plan, do, review"),
    ("provision", "Provision"),
    ("ehc", "EHC needs assessment requests"),
    ("termly_report", "Termly SEN report"),
    ("reports", "Reports"),
    ("sessions", "My sessions"),
    ("books", "Books of teaching assistants"),
    ("book", "A teaching assistant’s book"),
    ("import", "Taking in the office’s file"),
    ("settings", "Settings"),
    ("unlock", "Unlocking"),
    ("first_run", "Setting up"),
    ("keys", "Keys"),
    ("safety", "Safety and security"),
    ("glossary", "Words"),
)
"""Every page with its title, in the order of the list."""
SAME_AS = {
    "export": "ehc",
    "request": "ehc",
    "requests": "ehc",
    "tick_sheets": "book",
    "help": "book",
}
"""Kinds of screens that share another one's page."""


def page_of(kind: Kind) -> str:
    """Return the name of the page for a kind of screen."""
    name = kind.name.lower()
    return SAME_AS.get(name, name)


def text_of(page: str) -> str:
    """Return a page, in Markdown.

    Raises:
        FileNotFoundError: If there is no such page.
    """
    return resources.file(FOLDER, f"{page}.md").read_text(encoding="utf-8")


def pages_with(words: str) -> tuple[tuple[str, str], ...]:
    """Return the pages that hold every one of these words, all of them for none."""
    wanted = words.casefold().split()
    return tuple(
        (page, title)
        for page, title in PAGES
        if all(word in f"{title} {text_of(page)}".casefold() for word in wanted)
    )
