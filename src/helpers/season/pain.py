"""Whether an athlete's words say that something hurt; where they may, they do."""

import re

_BODY = (
    r"(?:knees?|cal(?:f|ves)|shins?|hips?|back|foot|feet|ankles?|achilles|hamstrings?|legs?|heels?|"
    r"muscles?|joints?|groin|quads?|tendons?)"
)
_NOUN = (
    r"(?:pains?|soreness|aches?|injur(?:y|ies)|niggles?|twinges?|cramps?|swelling|discomfort|"
    r"tenderness)"
)
_NOT = r"\b(?:not|never|(?:do(?:es)?|did|is|was|are|were|have|has|had)n'?t)"
_TIRED = (
    r"(?:(?:the|my|very|really|so|quite|pretty|just|a|bit|little|it|i|was|were|is|am|felt|feel|legs?|"
    r"still) )*(?:tired|hard|tough|heavy|hot|windy|wet|cold|slow|exhausted|sleepy|hungry|fun|good|"
    r"fine|okay|ok|great|happy|strong)(?=\s*(?:$|[.,;!?\0]))"
)
_BUT = rf"(?:but(?! {_TIRED})|until|till|unless|except|although|though|however)"
_UNLESS = (
    rf"(?![^.;!?]*\b{_BUT}\b)(?!\W*(?:{_BUT}|before|yet|much|really|apart|other|besides|initially|"
    r"that|too|as|so|at (?:first|the (?:start|beginning))|in the (?:first|beginning))\b)"
)
"""After "no pain" these say that there was some: "until rep 3", "but a bit in the knee"."""

_NO = (
    r"(?:no(?:ne|pe)?(?!\s+(?:change|better|worse|different|less|more|longer|improvement|idea|doubt|"
    r"run\w*|train\w*)\b)|nil|never|n|0\s*/\s*10|0(?=\s*(?:$|[;\0]|[.,](?!\d))))\b"
)
_ANSWER = re.compile(
    rf"\bpain\s*[:=–-]?\s*yes\b|\bpain\s*[:=–-]\s*{_NO}{_UNLESS}"
    rf"|(?:(?<=[^\w\s])|(?<=[^\w\s]\s)|(?<=^)|(?<=\bdone\s)|(?<=\bgood\s)|(?<=\bfine\s)|(?<=\bok\s))"
    rf"pain\s+{_NO}(?=\s*(?:$|[^\w\s])){_UNLESS}",
    re.IGNORECASE,
)
"""The athlete's page writes "pain: no"; "knee pain, no idea why" is no such answer."""

_FREE = "".join(
    rf"(?<!{word} )"
    for word in ("not", "n't", "never", "most", "mostly", "nearly", "quite", "fully", "longer")
)
_DENIALS = (
    r"\bno aches (?:and|&) pains",
    (
        rf"(?<!not )(?<!n't )\b(?:no|zero|without(?: any)?|free of)(?: {_BODY})? {_NOUN}"
        rf"(?: n?or(?: {_BODY})? {_NOUN})*"
    ),
    r"\bnothing(?: is| was|'s)? (?:hurt(?:s|ing)?|sore|ach(?:es|ing|y)|painful)",
    rf"{_NOT} (?:(?:have|had|feel|felt|got|in) )?(?:any )?(?:pain(?![ -]?(?:free|less))|soreness)",
    rf"{_NOT} (?:hurt(?:ing)?|sore|ach(?:e|ing)|painful|injured)",
    rf"{_FREE}\bpain[ -]?(?:free|less(?:ly)?)",
)
_DENIED = re.compile(rf"(?:{'|'.join(_DENIALS)})\b{_UNLESS}")
_BLANK = re.compile(r"\bpain\s*:?\s*__+")
_COMPLAINT = re.compile(
    r"(?<![^\W_])(?:pain\w*|hurt(?:s|ing|in)?|sore(?:ness|r|st|ly)?|ach(?:e[ds]?|ing|y)|injur\w*|"
    r"(?:head|stomach|tummy|belly|tooth|ear|back)[ -]?aches?|twing\w*|niggl\w*|strain(?:s|ed|ing)?|"
    r"sprain\w*|cramp\w*|swell\w*|swollen|limp(?:s|ed|ing)?|tweak\w*|torn|ouch|throb\w*|stabbing|"
    r"bruis\w*|fractur\w*|discomfort|tender(?:ness)?|"
    r"pulled (?:a |my |the )?(?:left |right )?(?:muscle|hamstring|calf|groin|quad|something))"
    r"(?![^\W_])"
)


def said_of_pain(text: str) -> bool | None:
    """Return whether words say that something hurt; None where they say nothing of it.

    Parameters
    ----------
    text : str
        An athlete's words in English, in one line. What is denied and complained of in one
        message hurts: a question too many costs less than one too few.

    Examples
    --------
    >>> said_of_pain("pain: no"), said_of_pain("nothing hurts"), said_of_pain("knee hurts")
    (False, False, True)
    >>> said_of_pain("no pain but calf sore"), said_of_pain("felt good")
    (True, None)
    """
    plain = _BLANK.sub(" ", text.casefold().replace("’", "'"))
    left = _DENIED.sub("\0", _ANSWER.sub(_denial_out, plain))
    if _COMPLAINT.search(left):
        return True
    return False if left != plain else None


def _denial_out(answer: re.Match[str]) -> str:
    return answer[0] if answer[0].endswith("yes") else "\0"


def without_answer(text: str) -> str:
    r"""Return words without a plain answer such as "pain: yes", which is kept apart from them.

    Examples
    --------
    >>> without_answer("pain: yes left calf")
    '\x00 left calf'
    """
    return _ANSWER.sub("\0", text)
