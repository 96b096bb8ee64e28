"""Markup: what a page says in words, tables and links."""
