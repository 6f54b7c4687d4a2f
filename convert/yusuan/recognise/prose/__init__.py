"""Prose: the running text of a disclosure as statements and terms.

passages (paragraphs joined over breaks) → sentences and figures (mentions) → what each figure does in its
clause (clauses) → what it is about (subjects, within scopes) → statements. The wordings are lexicons.
"""

from yusuan.recognise.prose.statements import Background, Prose, read_prose

__all__ = ["Background", "Prose", "read_prose"]
