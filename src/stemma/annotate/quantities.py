"""Turns a page into its quantities: numbers with their hedges, units and what they count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stemma.annotate.quantities_about import about
from stemma.annotate.quantities_changes import Manner, change_at, hedge_after, manner
from stemma.annotate.quantities_identifiers import (
    is_address,
    is_identifier,
    is_model,
    is_score,
    is_shirt,
    is_year,
)
from stemma.annotate.quantities_money import currency_before, dollars_after
from stemma.annotate.quantities_nouns import Counted, counted, measured, rate
from stemma.annotate.quantities_numbers import (
    Number,
    after_article,
    joint,
    leads_with_point,
    number_after,
    number_at,
    with_range,
)
from stemma.annotate.quantities_tree import refined
from stemma.annotate.quantities_words import DETERMINERS, PARTS, RANGING, SHORT_OF
from stemma.annotate.syntax import Sentences
from stemma.annotate.times_tokens import Tokens, tokens_of
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.settings import VAGUE, Vague
from stemma.types import Annotation, Change, Hedge, Page, Quantity

_BY = "quantities"
_MEASURED = frozenset({"money", "percent", "measure", "age"})
_ENDS = frozenset(".!?")
_STARTERS = words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens
    scores tens hundreds thousands millions billions trillions a an half double twice triple thrice
    quadruple ½ ⅓ ⅔ ¼ ¾ ⅕ ⅛ ⅜
    """
)
_ARTICLES = frozenset({"a", "an"})


class Last(NamedTuple):
    """What is kept of the quantity before in the sentence: where it ended (-1: there was none) and how."""

    end: int = -1
    change: Change | None = None
    of: Counted | None = None
    hedge: Hedge | None = None
    about: tuple[Span, ...] = ()


class QuantityAnnotator:
    """Sees quantities outside time expressions; ordinals, identifiers and scores are none.

    The span holds sign, hedge, number and unit of measure or money (`about 10 miles`, `$5 billion`),
    but not the noun that is counted; `label` is people, money, percent, measure, age, share, things,
    one (`one of the reasons`), multiple (`twice as many`) or nothing. `vague` says what numbers words
    like `dozens` are taken for.
    """

    name = "quantities"
    requires: tuple[str, ...] = ("time",)
    provides: tuple[str, ...] = ("quantity",)

    def __init__(self, vague: Vague = VAGUE) -> None:
        self.vague = vague

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield the quantity annotations of each page."""
        for page in pages:
            taken = [a.span for a in page.layer("time")]
            found = quantities_in(page.text, taken, vague=self.vague)
            yield tuple(with_trees(page.text, found, page.layer("tree")))


def with_trees(text: str, found: Iterable[Annotation], trees: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the quantities, those that stand in a sentence with a word tree as the tree has them."""
    sentences = Sentences(text, trees)
    for annotation in found:
        sentence = sentences.around(annotation.span)
        yield annotation if sentence is None else refined(sentence, annotation)


def quantities_in(text: str, taken: Sequence[Span] = (), *, vague: Vague = VAGUE) -> Iterator[Annotation]:
    """Yield the quantities of a text that do not overlap the spans that are taken (sorted)."""
    tokens = tokens_of(text)
    starts = [span.start for span in taken]
    ranges = {word: (low, high) for word, low, high in vague}
    last, at = Last(), 0
    for start in _starts(tokens):
        if start < at:
            continue
        if last.end >= 0 and _ends_sentence(tokens, last.end, start):
            last = Last()
        found = _quantity(tokens, start, last, ranges, at)
        if found is None:
            continue
        at, annotation, of = found
        if last.of is not None and _is_inside(tokens, start, last.of) and of.kind not in _MEASURED:
            continue  # a number in a name that is counted: `two new Orla 7 vans`
        value = annotation.value
        if isinstance(value, Quantity) and not _overlaps(annotation.span, taken, starts):
            yield annotation
            if annotation.label == "multiple":
                continue  # `double the 40 men`: it has no owner to hand on
            last = Last(max(of.end, of.last), value.change, of, value.hedge, value.about)


def _is_inside(tokens: Tokens, start: int, of: Counted) -> bool:
    """Say whether a number stands in the words that name what is counted, in their line."""
    return of.first <= start < of.last and not tokens.breaks(start)


def _starts(tokens: Tokens) -> list[int]:
    """Return the tokens at which a number can begin."""
    return [
        i
        for i, (kind, word) in enumerate(zip(tokens.kinds, tokens.lower, strict=True))
        if kind == "number"
        or (word in _STARTERS and (word not in _ARTICLES or after_article(tokens.word(i + 1))))
    ]


def _ends_sentence(tokens: Tokens, end: int, start: int) -> bool:
    """Say whether a sentence or a line ends between two tokens."""
    return any(word in _ENDS for word in tokens.words[end:start]) or any(
        tokens.breaks(i) for i in range(end, start + 1)
    )


def _overlaps(span: Span, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    index = bisect_left(starts, span.end)
    return index > 0 and taken[index - 1].overlaps(span)


def _quantity(
    tokens: Tokens, at: int, last: Last, vague: Mapping[str, tuple[float, float]], floor: int
) -> tuple[int, Annotation, Counted] | None:
    """Read the quantity whose number begins at a token, if it is one; return where it ends with it.

    It begins at token `floor` at the earliest: what stands before belongs to another.
    """
    first, currency = currency_before(tokens, at)
    number = number_at(tokens, at, money=currency is not None)
    if number is None:
        return None
    first -= leads_with_point(tokens, at)
    if first < floor:  # the sign belongs to the amount before: `10$ 20`
        first, currency = at, None
    how = manner(tokens, first)
    how = how._replace(first=max(how.first, floor))
    if currency is None and not how.sign and is_identifier(tokens, at, number):
        return None
    number, of, change = _read(tokens, number, how, currency, last)
    if not _counts(tokens, at, number, of, how.hedge):
        return None
    after = hedge_after(tokens, of.end)
    end = of.end + 2 if after else of.end  # `50 or more`
    low, high, hedge = _bounds(number, how, after or _hedge_outside(tokens, how.first, of, last))
    if how.sign == "-" and of.kind != "percent":
        low, high = (None if high is None else -high), (None if low is None else -low)
    if change == "to" and last.change == "from" and of.kind == "nothing" and last.of is not None:
        of = of._replace(unit=last.of.unit, kind=last.of.kind)  # `from 21 miles to 23`
    label = _label(tokens, at, number, of, how.hedge)
    value = Quantity(
        low,
        high,
        hedge,
        {"share": "share", "multiple": "times"}.get(label, of.unit),
        Span(tokens.starts[of.first], tokens.ends[of.last - 1]) if of.last > of.first else None,
        change,
        vague.get(_vague_word(tokens, number), ()) if number.kind == "vague" else (),
        about=_about(tokens, how, of, last, label),
        part=of.kind in ("people", "things", "nothing") and _is_part(tokens, how.first, number.last),
    )
    span = Span(tokens.starts[how.first], tokens.ends[end - 1])
    return max(number.last, end), Annotation("quantity", span, _BY, label, value), of


def _read(
    tokens: Tokens, number: Number, how: Manner, currency: str | None, last: Last
) -> tuple[Number, Counted, Change | None]:
    """Read what stands after a number: the rest of a range, unit and noun; and how it changes something."""
    of = _counted(tokens, number.last, currency)
    change = change_at(tokens, how.first, of.kind, (last.end, last.change))
    if how.sign in ("+", "-") and of.kind == "percent":
        change = "up" if how.sign == "+" else "down"
    opening = tokens.word(how.first - 1)
    opened = opening == "between" or (
        opening == "from" and (change is None or tokens.word(how.first - 2) in RANGING)
    )
    if opened:
        change = None
    if change is None or opened:
        number, of = _ranged(tokens, number, of, currency, opened)
    if of.kind not in _MEASURED and _is_age(tokens, how.first, number):
        of = Counted("years", number.last, number.last, number.last, "age")
    return number, of, change


def _counted(tokens: Tokens, at: int, currency: str | None) -> Counted:
    if currency is None and tokens.word(at) == "of" and tokens.word(at + 1) in ("a", "an"):
        return measured(tokens, at + 2) or counted(tokens, at)  # 1/16 of a pint, half of a percent
    if currency is None:
        return counted(tokens, at)
    return rate(tokens, currency, dollars_after(tokens, at) if currency == "USD" else at, "money")


def _ranged(
    tokens: Tokens, number: Number, of: Counted, currency: str | None, opened: bool
) -> tuple[Number, Counted]:
    """Extend a number to its range, also where its unit stands twice: `5 percent to 8 percent`."""
    whole = with_range(tokens, number, money=currency is not None, opened=opened)
    if whole is not number:
        return whole, _counted(tokens, whole.last, currency)
    after = joint(tokens, of.end, opened=opened) if of.kind in ("money", "percent", "measure") else None
    if after is None or number.kind != "number" or number.low is None:
        return number, of
    start, other = number_after(tokens, after, money=currency is not None)
    if other is None or other.kind != "number" or other.high is None or not number.low < other.high:
        return number, of
    sign = currency_before(tokens, start)[1]
    unit = rate(tokens, sign, other.last, "money") if sign else measured(tokens, other.last)
    if unit is None or unit.unit != of.unit or tokens.word(of.end) == "or":
        return number, of
    return Number(number.first, other.last, number.low, other.high, other.scale, "range"), unit


def _label(tokens: Tokens, at: int, number: Number, of: Counted, hedge: Hedge | None) -> str:
    if number.kind == "multiple":
        return "multiple"
    if number.kind == "share" and of.kind not in _MEASURED:
        return "share"
    if (
        of.kind in ("things", "people")
        and _is_one(tokens, at, number)
        and not _is_lone_person(tokens, at, of, hedge)
    ):
        return "one"
    return of.kind


def _is_one(tokens: Tokens, at: int, number: Number) -> bool:
    return tokens.word(at) == "one" and number.last == at + 1


def _is_lone_person(tokens: Tokens, at: int, of: Counted, hedge: Hedge | None) -> bool:
    """Say whether `one` counts somebody (`one sailor died`) and does not point (`one of the sailors`)."""
    return hedge is not None or (
        of.kind == "people" and of.last - of.first <= 2 and tokens.word(at + 1) != "of"
    )


def _hedge_outside(tokens: Tokens, first: int, of: Counted, last: Last) -> Hedge | None:
    """Return the hedge of the amount that this one restates in brackets: `over 100 km (60 miles)`."""
    restates = last.hedge in ("at least", "up to") and _restates(tokens, first, of, last)
    return last.hedge if restates else None


def _about(tokens: Tokens, how: Manner, of: Counted, last: Last, label: str) -> tuple[Span, ...]:
    """Return whose the number is; the next of a list has no words of its own and takes those before."""
    if _restates(tokens, how.first, of, last):
        return last.about
    found = about(tokens, how.first, of, last.end, signed=how.sign in ("+", "-"))
    if label == "one":
        return found[:1] if tokens.word(of.last) == "of" and tokens.word(of.end) != "of" else ()
    return found or last.about


def _restates(tokens: Tokens, first: int, of: Counted, last: Last) -> bool:
    """Say whether an amount in brackets gives the one before it in another unit."""
    if last.of is None or tokens.word(first - 1) != "(" or last.end != first - 1:
        return False
    return of.kind == last.of.kind and of.kind in ("money", "measure")


def _vague_word(tokens: Tokens, number: Number) -> str:
    return " ".join(tokens.lower[number.first : number.last])


def _is_part(tokens: Tokens, first: int, at: int) -> bool:
    """Say whether a number counts some of a larger whole: `8 of the 90`, `of whom 8`, `Of the 90, 8`."""
    if tokens.word(at) == "of" and tokens.word(at + 1) in PARTS:
        return True
    first -= tokens.word(first - 1) == "at" and tokens.word(first) == "least"
    lead = tokens.word(first - 2), tokens.word(first - 1)
    if lead[1] == "including" or (lead[0] in ("of", "among") and lead[1] in _WHOLE):
        return True
    return lead[1] == "," and _opens_with_whole(tokens, first - 1)


def _opens_with_whole(tokens: Tokens, comma: int) -> bool:
    """Say whether a sentence opens with the whole before this comma: `Of the 90 sailors aboard,`."""
    for i in range(comma - 1, max(-1, comma - _WHOLE_REACH), -1):
        if tokens.words[i] in _SENTENCE_ENDS or tokens.breaks(i + 1):
            return False
        if tokens.words[i] == "Of":
            return tokens.word(i + 1) in PARTS
    return False


_WHOLE = frozenset({"whom", "which", "them", "these", "those"})
_WHOLE_REACH = 14
_SENTENCE_ENDS = frozenset(".!?;,")


def _is_age(tokens: Tokens, first: int, number: Number) -> bool:
    """Say whether a number is an age without its unit: `aged 18 to 34`, `Ana Prell, 52, said`."""
    if tokens.word(first - 1) in ("aged", "age", "ages"):
        return True
    return (
        tokens.word(number.first - 1) == ","
        and tokens.word(number.last) in (",", ".")
        and number.kind == "number"
        and tokens.kinds[number.first] == "number"
        and 1 <= (number.high or 0) <= 115
        and number.first > 1
        and tokens.words[number.first - 2][0].isupper()
    )


def _bounds(number: Number, how: Manner, after: Hedge | None) -> tuple[float | None, float | None, Hedge]:
    """Turn a number and its hedge into inclusive bounds."""
    if number.kind == "vague":
        return None, None, "vague"
    hedge = how.hedge or after
    if number.kind == "range":
        return number.low, number.high, "range"
    if hedge == "at least":
        return number.low, None, hedge
    if hedge == "up to":
        return None, number.high, hedge
    if how.words in SHORT_OF:
        return None, number.high, "about"
    return number.low, number.high, hedge or "exact"


def _counts(tokens: Tokens, at: int, number: Number, of: Counted, hedge: Hedge | None) -> bool:
    """Say whether a number that is no name says how much or how many."""
    if of.kind in _MEASURED:
        return not (number.high == 100 and of.kind == "percent" and tokens.kinds[at] == "word")
    if number.kind == "share":
        of_what = tokens.word(number.last)
        return of_what == "of" or of_what in DETERMINERS or number.last - number.first > 2
    if number.kind in ("vague", "multiple"):
        return True
    if _is_one(tokens, at, number):
        if tokens.kinds[number.last : number.last + 1] == ["number"]:
            return False
        return hedge is not None or _is_one_of_a_kind(tokens, at, of)
    if is_score(tokens, at, number) or is_shirt(tokens, at, number) or is_address(tokens, number):
        return False
    if hedge is None and (is_model(tokens, at, of) or is_year(tokens, at, number, of)):
        return False
    if tokens.kinds[at] == "number" and tokens.words[at].isdigit() and len(tokens.words[at]) >= 6:
        return of.kind != "nothing"
    return (
        of.kind != "nothing"
        or hedge is not None
        or tokens.kinds[at] == "number"
        or _stands_alone(tokens, number)
    )


def _is_one_of_a_kind(tokens: Tokens, at: int, of: Counted) -> bool:
    """Say whether `one` is a number before a noun or `of`, and no pronoun (`no one`, `one another`)."""
    if tokens.word(at - 1) in _NOT_BEFORE_ONE or tokens.word(at + 1) in _NOT_AFTER_ONE:
        return False
    if tokens.words[at][0].isupper() and at and tokens.words[at - 1][0].isupper():
        return False  # a name: `Sky One`
    return of.kind in ("people", "things") or tokens.word(at + 1) == "of"


_NOT_BEFORE_ONE = words("no any each every the this that another some which such")
_NOT_AFTER_ONE = words("another day thing more")


def _stands_alone(tokens: Tokens, number: Number) -> bool:
    """Say whether a number word without a noun still counts: `four were`, `four of`."""
    return number.last < len(tokens) and tokens.word(number.last) in _ALONE


_ALONE = words("of were was are had have has died who remain escaped others")
