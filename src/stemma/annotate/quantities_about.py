"""Turns the words around a quantity into whose it is, by their shape: the thing measured, the subject.

`6 percent of the company`, `a 9-kW motor`, `a fine of 300 euros`, `the index rose 2 percent`. This reads
pages that have no word trees; `quantities_tree` reads those that have.
"""

from __future__ import annotations

from stemma.annotate.quantities_nouns import Counted, phrase_end
from stemma.annotate.quantities_verbs import ALSO_NOUNS, VERBS
from stemma.annotate.quantities_words import DETERMINERS, PEOPLE, STOPS
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.wordlists import words
from stemma.offsets import Span

Range = tuple[int, int]
_DASHES = frozenset("-–")
_ARTICLES = ("a", "an")
_LINKS = words("of worth at between from with for by in to through ( : is was")
_HELPERS = words(
    "to will would can could may might shall should must do does did not we they you i who that which it he"
)
_OBJECTS = words("me him her it them us at about over more nearly around from $ € £")
_MEASURED = frozenset({"money", "percent", "measure", "age"})
_REACH = 40  # tokens before a number among which its clause begins
_BOUNDS = frozenset(';:.!?()"“”\n—–')
_JOINTS = words(
    "and or but while as because if when after before although though that which who whom than so"
)
_TOTALS = words("total sum average minimum maximum count rate number combined record")
_PRONOUNS = words(
    """
    there i you he she it we they me him her us them this that these those there who which what one ones
    its their his
    everyone someone nobody everything something
    """
)
_ADVERBS = words(
    """
    also only just still already now then however meanwhile not never even so far has had have been be being
    to didnt doesnt dont isnt wasnt cant wont couldnt wouldnt
    """
)
_EXTENTS = words("long wide deep high tall thick across apart off north south east west")
_DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow year month week day night morning
    """
)


def about(tokens: Tokens, first: int, of: Counted, floor: int, *, signed: bool = False) -> tuple[Span, ...]:
    """Return the words that say whose the quantity from token `first` is.

    The quantity before ends at `floor`: what holds an amount itself is no owner of one.
    A `signed` number (`+2%`) stands right after what rose or fell.
    """
    before = _before(tokens, first, first, floor) if signed else _linked(tokens, first, of, floor)
    found = [
        *_after(tokens, of, of.end),
        before,
        None if signed and before else _subject(tokens, first, floor),
    ]
    if not any(found) and floor < 0 and not _has_verb(tokens, first):
        end = first - (tokens.word(first - 1) == "worth")
        found = [_before(tokens, end, first, floor)]  # a line without a verb: `wavelengths 2.4 µm`
    ranges: list[tuple[int, int]] = []
    for one in found:
        if one is not None and one[1] > one[0] and not any(a < one[1] and one[0] < b for a, b in ranges):
            ranges.append(one)
    return tuple(Span(tokens.starts[a], tokens.ends[b - 1]) for a, b in ranges)


def _after(tokens: Tokens, of: Counted, past: int) -> list[Range | None]:
    """Return the noun that an amount stands before (`a 9-kW motor`), with what it is in or of."""
    if of.kind not in _MEASURED:
        counts = of.last > of.first and tokens.word(of.last) == "of"
        return [_noun(tokens, of.last + 1)] if counts else []
    if of.last > of.first:
        return [(of.first, of.last)]
    start = of.first + 1 if of.kind == "age" else past
    if tokens.word(start) == "(":  # 8 miles (13 km) of road
        close = next((i for i in range(start + 2, start + 8) if tokens.word(i) == ")"), start - 1)
        start = close + 1
    start += tokens.word(start) in ("-", "–") and tokens.joined(start)
    if start >= len(tokens) or tokens.breaks(start):
        return []
    if tokens.word(start) in ("of", "in", "for", "on") and (of.kind == "money" or tokens.word(start) == "of"):
        return [_noun(tokens, start + 1)]
    end = phrase_end(tokens, start)
    if end == start or _is_verb(tokens, start) or tokens.lower[start] in _DAYS | _EXTENTS:
        return []
    if of.kind == "percent" and tokens.words[start][0].isupper():
        return []  # the next name in a list: `Orla +2% Benin +3%`
    return [(start, end), _of(tokens, end)]


def _of(tokens: Tokens, at: int) -> Range | None:
    """Return the noun after `of`, `in` or `on` at a token."""
    return _noun(tokens, at + 1) if tokens.word(at) in ("in", "of", "on") else None


def _noun(tokens: Tokens, at: int) -> Range | None:
    at += tokens.word(at) in DETERMINERS or tokens.word(at) in ("a", "an")
    if at >= len(tokens) or tokens.lower[at] in _DAYS or tokens.kinds[at] not in ("word", "abbr"):
        return None
    end = phrase_end(tokens, at)
    return (at, end) if end > at else None


def _linked(tokens: Tokens, first: int, of: Counted, floor: int) -> Range | None:
    """Return the noun of which the number is said: `a fine of 300 euros`, `price: $5`."""
    at = first - 1
    if tokens.word(at) in ("up", "down") and tokens.word(at - 1) == ",":
        return _before(tokens, at - 1, first, floor)  # Orla Foods, down 5 percent
    if tokens.word(at) == "," and of.kind == "age":
        return _before(tokens, at, first, floor)  # Ana Prell, 52
    if tokens.word(at) not in _LINKS or tokens.breaks(first):
        return None
    at -= tokens.word(at) == "at" and tokens.word(at - 1) in ("starting", "priced")
    at -= tokens.word(at) == "worth" and tokens.word(at - 1) == ","  # the villas, worth 5 million
    return _before(tokens, at, first, floor)


def _before(tokens: Tokens, at: int, first: int, floor: int) -> Range | None:
    """Return the noun phrase that ends before a token and begins after the quantity before."""
    end = at
    while at > max(0, floor) and _in_phrase(tokens, at - 1, at):
        at -= 1
    while at < end and tokens.lower[at] in STOPS:
        at += 1
    if end == at or (end - at == 1 and tokens.lower[at] in _TOTALS) or tokens.lower[end - 1] in _DAYS:
        return None
    return at, end


def _in_phrase(tokens: Tokens, at: int, start: int) -> bool:
    """Say whether a token may stand in a noun phrase that is read backwards from `start`."""
    word = tokens.lower[at]
    if tokens.breaks(at + 1) or word in _ADVERBS or _is_verb(tokens, at):
        return False
    if word in ("of", "the", "'", "’", "&"):
        return tokens.word(at + 1) != "the" or word == "of"
    if word in STOPS:
        return False
    if tokens.kinds[at] == "number":  # the S&P 500
        return at > 0 and tokens.words[at - 1][0].isupper() and at + 1 == start
    return tokens.kinds[at] in ("word", "abbr") or tokens.words[at] in _DASHES


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Say whether a word is its clause's verb: not after an article, nor a noun's form without a helper."""
    word = tokens.lower[at]
    known = word in VERBS or (len(word) > 5 and word.endswith("ed") and word not in PEOPLE)
    if not known or (tokens.joined(at + 1) and tokens.word(at + 1) in _DASHES):
        return False
    before = tokens.word(at - 1)
    if before in DETERMINERS or before in _ARTICLES:
        return False
    following = tokens.word(at + 1)
    return word not in ALSO_NOUNS or before in _HELPERS or following in _OBJECTS or following[:1].isdigit()


def _has_verb(tokens: Tokens, first: int) -> bool:
    """Say whether a verb or pronoun stands before the number in its line or clause."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if tokens.words[at] in _BOUNDS or tokens.breaks(at + 1):
            return False
        if tokens.lower[at] in VERBS or tokens.lower[at] in _PRONOUNS:
            return True
    return False


def _subject(tokens: Tokens, first: int, floor: int) -> Range | None:
    """Return the noun phrase before the nearest verb that has one: the subject, if it is no pronoun."""
    at = first - 1
    low = max(0, first - _REACH)
    while at >= low:
        if tokens.words[at] in _BOUNDS or tokens.breaks(at + 1):
            return None
        if _is_verb(tokens, at):
            found = _phrase_before(tokens, at, low)
            if found is not None and not found[0] < floor <= found[1]:  # it holds no amount itself
                return found if found[1] > found[0] else None
        at -= 1
    return None


def _phrase_before(tokens: Tokens, verb: int, low: int) -> Range | None:
    """Return the noun phrase that ends before a verb; an empty one for a pronoun, None for no noun at all."""
    end = verb
    while end > low and (tokens.lower[end - 1] in _ADVERBS or tokens.lower[end - 1].endswith("ly")):
        end -= 1
    if end > low and tokens.word(end - 1) in ("that", "which", "who", "whose"):
        end -= 1
    elif end > low and tokens.word(end - 1) in _PRONOUNS:
        return end, end
    if tokens.word(end - 1) == "and" or (tokens.word(end - 1) == "," and tokens.lower[verb].endswith("ing")):
        return None  # it shares the subject of the verb before
    if end > low and tokens.word(end - 1) == ",":  # the debt, leaving out the banks, was
        comma = next((i for i in range(end - 2, max(low, end - 10), -1) if tokens.word(i) == ","), None)
        end = end - 1 if comma is None else comma
    if tokens.word(end - 1) == ")":
        opening = next((i for i in range(end - 2, max(low, end - 6), -1) if tokens.word(i) == "("), None)
        end = end if opening is None else opening
    at = end
    while at > low and _carries_on(tokens, at - 1):
        at -= 1
    while at < end and (tokens.lower[at] in STOPS or tokens.lower[at] in _ADVERBS):
        at += 1
    if at == end:
        return None
    part = end - at == 1 and tokens.lower[at] in VERBS and tokens.word(at - 1) in VERBS  # `is set to`
    return None if part or tokens.lower[end - 1] in _DAYS else (at, end)


def _carries_on(tokens: Tokens, at: int) -> bool:
    """Say whether a token belongs to the subject that is read backwards, its prepositions included."""
    word = tokens.lower[at]
    if tokens.words[at] in _BOUNDS or word == "," or word in _JOINTS or tokens.breaks(at + 1):
        return word == "and" and tokens.words[at + 1][0].isupper()
    return not (_is_verb(tokens, at))
