"""Readers: one module a format, chosen by what the file *is*, not by what it is called.

A reader has `identify(head, name)`, which says from the first bytes whether the file is its own, and
`read(path)`, which gives a `Document` or raises `UnreadableInputError`.
"""
