"""The one error that a user of the corpus builder can cause or meet."""


class CorpusError(Exception):
    """A one-line message: which package, what was expected and found, and what to do."""
