"""From a `Document` to a `Disclosure`: meaning composed from titles, header paths and row heads.

Everything that is a wording is data in `vocab/lexicon/`; nothing here knows a place or a file.
"""

from yusuan.recognise.assemble import Choice, Recognition, recognise

__all__ = ["Choice", "Recognition", "recognise"]
