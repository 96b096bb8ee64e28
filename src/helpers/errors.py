"""What the workbook says when it cannot do what was asked."""


class CoachingError(Exception):
    """Root of every refusal that a coach may read.

    The arguments are up to three sentences: what was given, what is possible, what to do.

    Examples
    --------
    >>> str(CoachingError("4:60 has sixty seconds.", "Seconds go up to 59.", "Did you mean 5:00?"))
    '4:60 has sixty seconds. Seconds go up to 59. Did you mean 5:00?'
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        # OSError keeps no more than two arguments, so the sentences have a place of their own.
        self.sentences = sentences

    def __str__(self) -> str:
        return " ".join(self.sentences)


class InputError(CoachingError, ValueError):
    """Something typed, chosen or computed from is impossible."""


class FileError(CoachingError, OSError):
    """A file is missing, damaged, or of another version."""


class ChangedElsewhereError(CoachingError):
    """What was to be saved rests on something that somebody has changed meanwhile.

    Parameters
    ----------
    *sentences : str
        As in `CoachingError`.
    newer : object
        What stands there now.
    """

    def __init__(self, *sentences: str, newer: object) -> None:
        super().__init__(*sentences)
        self.newer = newer
