"""Turns a page's text into words and runs of capitalised words: what a name may be made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from stemma.annotate.gazetteer import DEMONYMS, known_names
from stemma.annotate.names_given import GIVEN_NAMES
from stemma.annotate.names_words import (
    EVENT_HEADS,
    HONORIFICS,
    INSTRUMENT_HEADS,
    NOT_NAMES,
    ORG_HEADS,
    PERSON_PARTICLES,
    STARTERS,
)
from stemma.annotate.wordlists import words
from stemma.offsets import Span

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|[@#]?[^\W_]\w*(?:[-‐‑'’&][^\W_]\w*)*"
)
_OPENING_QUOTES = "“„«\"‘'([—–:"
_FRESH_STARTS = frozenset(["-", "–", "—", "--", ":", "|", "•", "*"])  # after a dateline, a label, a bullet
_LOW_SECONDS = words(
    """
    based listed born backed led run owned controlled occupied held educated style speaking registered
    made funded allied trained aligned affiliated sponsored area wide bound
    """
)
_MONTHS = frozenset(["May", "June", "April", "August"])  # family names behind a given name
_SHORT_HEADS = frozenset(["St", "Ste", "Ft", "Mt"])
_JOINERS = frozenset(("of", "for", "on", "and", "&"))
_LONGEST_RUN = 48  # words; a longer row of capitals is a list, and cut there
_CAPITAL = re.compile(
    r"@\w|(?:di|de|da|du|van|von|mac|mc)[A-Z]|#?(?:(?:al|el|as|ad|ar|an|ul|bin)-)?[^\W\d_a-z]"
)
_WHOLE = re.compile(r"(?:People|Workers|Women|Children|Veterans)['’]s$")
_CONTRACTION = re.compile(r"(?:I|We|You|He|She|It|They|That|There|Who|What|Let|Don|Can|Won|Isn|Didn)['’]\w+$")


class Word(NamedTuple):
    """A word of the page; `first` where a capital may stand for its place alone."""

    start: int
    end: int
    text: str
    first: bool
    possessive: bool
    dotted: bool  # a full stop of an abbreviation follows, as after `Gen`
    capital: bool  # written with a capital, as a name is

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def _is_capital(word: str) -> bool:
    if word.isalpha() and word.islower():
        return False
    return _CAPITAL.match(word) is not None and _CONTRACTION.match(word) is None


class Run(NamedTuple):
    """Words that stand side by side and may be a name, and where in the sentence's words they begin."""

    words: tuple[Word, ...]
    at: int


def words_of(text: str, sentence: Span) -> list[Word]:
    """Return the words of a sentence; possessive endings are left off."""
    words: list[Word] = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word, end = match.group(), match.end()
        possessive = word[-2:] in ("'s", "’s") and _WHOLE.match(word) is None
        if possessive:
            word, end = word[:-2], end - 2
        spaced = bool(words) and text[words[-1].end : match.start()] == " "
        first = not spaced and (not words or _is_first(text, words[-1], match.start()))
        dotted = (word in HONORIFICS or word in _SHORT_HEADS) and text[end : end + 1] == "."
        if "-" in word and word[0].isupper():
            words += _parts(Word(match.start(), end, word, first, possessive, dotted, True))
        else:
            words.append(Word(match.start(), end, word, first, possessive, dotted, _is_capital(word)))
    return words


def _parts(word: Word) -> list[Word]:
    """Part a compound of names (`Oslo-Lima`) or a name and a small word (`UN-led`); others stay whole.

    The first part counts as possessive, so that no run goes on over the hyphen.
    """
    pieces = word.text.split("-")
    known = [piece in known_names() or piece in DEMONYMS for piece in pieces]
    small = pieces[-1].islower() and (known[0] or pieces[0].isupper() or pieces[-1] in _LOW_SECONDS)
    if len(pieces) == 2 and (all(known) or small):
        middle = word.start + len(pieces[0])
        head = Word(word.start, middle, pieces[0], word.first, True, False, True)
        tail = Word(middle + 1, word.end, pieces[1], False, word.possessive, False, pieces[1][0].isupper())
        return [head, tail]
    return [word]


def _is_first(text: str, before: Word, start: int) -> bool:
    """Say whether a word follows an opening quotation mark, a bracket or the end of a sentence."""
    if text[start - 1] in _OPENING_QUOTES:
        return True
    gap = text[before.end : start]
    if gap.strip() in _FRESH_STARTS:
        return True
    return not before.dotted and len(before.text) > 1 and ("." in gap or "!" in gap or "?" in gap)


def is_title_case(text: str, words: Sequence[Word]) -> bool:
    """Say whether a line is set as a headline: its words capitalised, no full stop at its end."""
    if words and text[words[-1].end : words[-1].end + 2].strip("'s’)”\"")[:1] == ".":
        return False
    long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
    return 3 <= len(long) <= 25 and sum(w.capital for w in long) >= 0.75 * len(long) and len(words) >= 4


def runs_of(text: str, words: Sequence[Word]) -> list[Run]:
    """Return the runs of capitalised words of a sentence, with the small words that join them."""
    runs: list[Run] = []
    index = 0
    while index < len(words):
        if not _may_begin(words, index):
            index += 1
            continue
        end = _run_end(text, words, index)
        if not _is_event(text, words, index, end):
            runs.append(Run(tuple(words[index:end]), index))
        index = end
    return runs


def _is_event(text: str, words: Sequence[Word], index: int, end: int) -> bool:
    """Say whether a run only names a happening with the word after it: `Harvest Day`, `Lantern Games`."""
    if (
        end >= len(words)
        or words[end].text not in EVENT_HEADS
        or not _touch(text, words[end - 1], words[end])
    ):
        return False
    return not words[end - 1].possessive and " ".join(w.text for w in words[index:end]) not in known_names()


def _may_begin(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if not word.capital and not word.text[0].isdigit():
        return False
    if _is_ordinal(word) and index + 1 < len(words):
        return words[index + 1].capital and words[index + 1].text not in NOT_NAMES
    if word.text in NOT_NAMES or (word.text in STARTERS and not _is_name_after_all(words, index)):
        return False
    return word.capital


def _is_name_after_all(words: Sequence[Word], index: int) -> bool:
    """`New` and `First` open names in the middle of sentences (`First Lady`), known ones anywhere."""
    if index + 1 >= len(words) or not words[index + 1].capital:
        return False
    return not words[index].first or opens_known(words[index : index + 3])


def opens_known(words: Sequence[Word]) -> bool:
    """Say whether the first two or three of these words are a name that needs no context."""
    texts = [w.text for w in words[:3]]
    return any(" ".join(texts[:length]) in known_names() for length in range(2, len(texts) + 1))


def _is_ordinal(word: Word) -> bool:
    return word.text[0].isdigit() and word.text.endswith(("st", "nd", "rd", "th"))


def _run_end(text: str, words: Sequence[Word], index: int) -> int:
    end = index + 1
    while end < len(words) and end - index < _LONGEST_RUN:
        step = _joined(text, words, index, end)
        if not step:
            break
        end += step
    return end


def _joined(text: str, words: Sequence[Word], index: int, at: int) -> int:
    """Return how many words from `at` on belong to the run that began at `index`: 0 ends it."""
    before = words[at - 1]
    if before.possessive or before.text[0] in "@#" or not _touch(text, before, words[at]):
        return 0
    if words[at].capital and words[at].text[0] not in "@#":
        named = words[at].text not in NOT_NAMES and words[at].text != "The"
        return int(named or (words[at].text in _MONTHS and before.text in GIVEN_NAMES))
    for length in (1, 2):
        if at + length >= len(words):
            return 0
        small = [w.text for w in words[at : at + length]]
        follows = words[at + length]
        if (
            follows.capital
            and _bind(words[index:at], small, follows)
            and _all_touch(text, words[at - 1 : at + length + 1])
        ):
            return length + 1
    return 0


def _bind(run: Sequence[Word], small: Sequence[str], follows: Word) -> bool:
    """Say whether small words bind a run to the capitalised word that follows."""
    if all(s in PERSON_PARTICLES for s in small):
        return True
    if (
        small == ["of"]
        and run[-1].text in ("Secretary", "Chief")
        and follows.text in ("State", "Staff", "Defense")
    ):
        return True
    if follows.text in STARTERS or follows.text in NOT_NAMES:
        return False
    heads = ORG_HEADS | INSTRUMENT_HEADS
    if small[0] in _JOINERS and small[1:] in ([], ["the"]):
        headed = any(w.text in heads for w in run)
        if small[0] == "and":
            return headed and len(small) == 1 and any(w.text in ("of", "for", "on") for w in run)
        return headed or (
            len(run) == 1 and run[0].text in ("Horn", "Sea", "House", "Bank", "Isle", "Cape", "University")
        )
    return False


def _touch(text: str, a: Word, b: Word) -> bool:
    gap = text[a.end : b.start]
    return gap in (" ", "\xa0", "\n", ". ") and (gap != ". " or a.dotted)


def _all_touch(text: str, words: Sequence[Word]) -> bool:
    return all(_touch(text, a, b) for a, b in pairwise(words))


def covering(words: Iterable[Word]) -> Span:
    """Return the span from the first word to the last."""
    listed = list(words)
    return Span(listed[0].start, listed[-1].end)
