import pytest

from helpers.errors import CoachingError, FileError, InputError


def test_a_message_is_its_sentences_in_order():
    """What was given, what is possible and what to do are read as one text."""
    said = str(CoachingError("Lane 9 was given.", "There are 8.", "Choose one."))
    assert said == "Lane 9 was given. There are 8. Choose one."


@pytest.mark.parametrize(("kind", "builtin"), [(InputError, ValueError), (FileError, OSError)])
def test_every_refusal_is_also_the_built_in_one(kind, builtin):
    """Code that knows only Python's own errors can catch a refusal."""
    assert issubclass(kind, builtin)
    assert issubclass(kind, CoachingError)


@pytest.mark.parametrize("sentences", [("One.",), ("One.", "Two."), ("One.", "Two.", "Three.")])
def test_a_file_refusal_keeps_all_its_sentences(sentences):
    """A FileError of any length says all of it, though OSError reads its arguments its own way."""
    assert str(FileError(*sentences)) == " ".join(sentences)
