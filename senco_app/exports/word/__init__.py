"""Word files: the house style, pages, tables, and bytes that stay the same."""
