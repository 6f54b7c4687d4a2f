"""A made-up disclosure: an invented department whose figures balance by construction.

`figures` has the money, `blocks` lays it out as paragraphs and tables, `render` prints those as text or
HTML, `faults` plants named faults.
"""
