"""Questions about books: which there are, and what would go into them."""

from __future__ import annotations

from senco_app.books.queries.contents import BooksToHandOut, HandOutPreview, contents_of
from senco_app.books.queries.enrolled import AlertsFor, BookOf, Books

__all__ = [
    "AlertsFor",
    "BookOf",
    "Books",
    "BooksToHandOut",
    "HandOutPreview",
    "contents_of",
]
