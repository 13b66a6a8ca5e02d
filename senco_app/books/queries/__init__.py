"""Questions about books: which there are, and what would go into them."""

from __future__ import annotations

from senco_app.books.queries.contents import HandOutPreview, contents_of
from senco_app.books.queries.enrolled import AlertsFor, BookOf, Books
from senco_app.books.queries.news import BooksToHandOut, BooksWithNews

__all__ = [
    "AlertsFor",
    "BookOf",
    "Books",
    "BooksToHandOut",
    "BooksWithNews",
    "HandOutPreview",
    "contents_of",
]
