"""Rows of cells, out of a CSV file or of a table pasted from a spreadsheet."""

from helpers.rows.cells import by_word, filled, one_line, plain_words
from helpers.rows.headings import ABOVE, by_column, heading_words, left_out, mostly, split_header
from helpers.rows.tables import LARGEST_FILE, Refused, Row, Subject, Table, read_table

__all__ = [
    "ABOVE",
    "LARGEST_FILE",
    "Refused",
    "Row",
    "Subject",
    "Table",
    "by_column",
    "by_word",
    "filled",
    "heading_words",
    "left_out",
    "mostly",
    "one_line",
    "plain_words",
    "read_table",
    "split_header",
]
