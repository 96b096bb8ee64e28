"""Exports: what leaves for other programs, as the bytes or the text of a file format."""
