"""Turns a page into its quantities: numbers with their hedges, units and what they count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stemma.annotate.quantities_nouns import Counted, counted
from stemma.annotate.quantities_numbers import Number, number_at, with_range
from stemma.annotate.quantities_words import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DOLLARS,
    HEDGES,
    HEDGES_AFTER,
    IDENTIFIERS,
    LONGEST_HEDGE,
    MEASURES,
    OVER_VERBS,
    ROADS,
    SHORT_OF,
)
from stemma.annotate.times_tokens import Tokens, tokens_of, word_set
from stemma.offsets import Span
from stemma.types import Annotation, Hedge, Page, Quantity

_BY = "quantities"
_DASHES = frozenset("-–—‑")
_GLUE = frozenset("/@#_=&?:*")  # before a number that is no count: 1/2, #5, page=3, 11:30
_SCORE_WORDS = word_set(
    """
    beat beats won win wins lost loss draw drew defeat defeated victory lead led score scored goal
    """
)


class QuantityAnnotator:
    """Sees quantities outside time expressions; ordinals, identifiers and scores are none.

    The span holds hedge, number and unit of measure or money (`about 10 miles`, `$5 billion`), but
    not the noun that is counted; `label` is people, money, percent, measure, age, share, things or nothing.
    """

    name = "quantities"
    requires: tuple[str, ...] = ("time",)
    provides: tuple[str, ...] = ("quantity",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield the quantity annotations of each page."""
        for page in pages:
            yield tuple(quantities_in(page.text, [a.span for a in page.layer("time")]))


def quantities_in(text: str, taken: Sequence[Span] = ()) -> Iterator[Annotation]:
    """Yield the quantities of a text that do not overlap the spans that are taken (sorted)."""
    tokens = tokens_of(text)
    starts = [span.start for span in taken]
    at = 0
    while at < len(tokens):
        found = _quantity(tokens, at) if _may_begin(tokens, at) else None
        if found is None:
            at += 1
            continue
        number, annotation = found
        if not _overlaps(annotation.span, taken, starts):
            yield annotation
        at = number.last


def _overlaps(span: Span, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    index = bisect_left(starts, span.end)
    return index > 0 and taken[index - 1].overlaps(span)


def _may_begin(tokens: Tokens, at: int) -> bool:
    """Say quickly whether a number can begin at a token."""
    return tokens.kinds[at] == "number" or (tokens.kinds[at] == "word" and tokens.lower[at] in _STARTERS)


_STARTERS = word_set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens
    scores tens hundreds thousands millions billions trillions a an half
    """
)


def _quantity(tokens: Tokens, at: int) -> tuple[Number, Annotation] | None:
    """Read the quantity whose number begins at a token, if it is one."""
    first, currency = _currency_before(tokens, at)
    number = number_at(tokens, at, money=currency is not None)
    if number is None or (currency is None and _is_identifier(tokens, at, number)):
        return None
    hedge_first, words, hedge = _hedge(tokens, first)
    between = tokens.word(hedge_first - 1) == "between"
    change = tokens.word(hedge_first - 1) == "from" and tokens.word(hedge_first - 2) not in _RANGING
    ranged = number if change else with_range(tokens, number, money=bool(currency), between=between)
    of = counted(tokens, ranged.last)
    if of.kind not in _MEASURED and _is_age(tokens, hedge_first, ranged):
        of = Counted("years", ranged.last, ranged.last, ranged.last, "age")
    if currency is not None:
        of = of._replace(unit=currency, kind="money", end=ranged.last)
    if not _counts(tokens, at, ranged, of, hedge):
        return None
    low, high, meant = _bounds(ranged, words, hedge, _hedge_after(tokens, of.end))
    span = Span(tokens.starts[hedge_first], tokens.ends[of.end - 1])
    what = Span(tokens.starts[of.first], tokens.ends[of.last - 1]) if of.last > of.first else None
    label = "share" if ranged.kind == "share" else of.kind
    unit = "share" if ranged.kind == "share" else of.unit
    return ranged, Annotation("quantity", span, _BY, label, Quantity(low, high, meant, unit, what))


_RANGING = word_set("range ranges ranged ranging anywhere vary varies varied varying")
_MEASURED = frozenset({"money", "percent", "measure", "age"})


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


def _currency_before(tokens: Tokens, at: int) -> tuple[int, str | None]:
    """Return where a sign of money before a number begins, and the currency."""
    sign = CURRENCY_SIGNS.get(tokens.word(at - 1))
    if sign is None:
        code = tokens.words[at - 1] if at else ""
        if tokens.word(at - 1) in DOLLARS and tokens.word(at - 2) == "$" and tokens.joined(at):  # $US5, $A5
            return at - 2, DOLLARS[tokens.word(at - 1)]
        return (at - 1, code) if code in CURRENCY_CODES else (at, None)
    before = tokens.word(at - 2)
    if sign == "USD" and before in DOLLARS and tokens.joined(at - 1):
        return at - 2, DOLLARS[before]
    return at - 1, sign


def _hedge(tokens: Tokens, first: int) -> tuple[int, tuple[str, ...], Hedge | None]:
    """Return where the hedge before a token begins, its words and its meaning; the longest counts."""
    at = first - 1 if tokens.word(first - 1) == "a" and first > 1 else first  # `almost a 1000`
    for end in (first, at):
        for size in range(min(LONGEST_HEDGE, end), 0, -1):
            words = tuple(tokens.lower[end - size : end])
            if words in HEDGES and not (words == ("over",) and tokens.word(end - 2) in OVER_VERBS):
                return end - size, words, HEDGES[words]
    return first, (), None


def _hedge_after(tokens: Tokens, end: int) -> Hedge | None:
    return HEDGES_AFTER.get((tokens.word(end), tokens.word(end + 1)))


def _bounds(
    number: Number, words: tuple[str, ...], hedge: Hedge | None, after: Hedge | None
) -> tuple[float | None, float | None, Hedge]:
    """Turn a number and its hedge into inclusive bounds."""
    if number.kind == "vague":
        return None, None, "vague"
    hedge = hedge or after
    if hedge == "at least":
        return number.low, None, hedge
    if hedge == "up to":
        return None, number.high, hedge
    if words in SHORT_OF:
        return None, number.high, "about"
    if number.kind == "range":
        return number.low, number.high, "range"
    return number.low, number.high, hedge or "exact"


def _is_identifier(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a number is a name or part of one: `Mi-8`, `Article 9`, `1/2`, a telephone."""
    before, after = tokens.word(at - 1), tokens.word(number.last)
    if tokens.joined(at) and (
        before in _GLUE or ((before in _DASHES or before == ".") and tokens.joined(at - 1))
    ):
        return True
    if tokens.kinds[at] != "number":
        return False
    if before in IDENTIFIERS and (
        tokens.words[at - 1][0].isupper() or before in ("no", "nos", "article", "page", "route")
    ):
        return True
    if before == "." and tokens.word(at - 2) in ("no", "nos", "art"):
        return True
    if tokens.joined(at) and tokens.kinds[at - 1] in ("word", "number"):
        return True
    if tokens.joined(number.last) and (after in ("/", ":", "_", "=") or _model_after(tokens, number.last)):
        return True
    if _in_chain(tokens, at):
        return True
    return after in ROADS or _title_after(tokens, number) or _list_item(tokens, at, number)


def _model_after(tokens: Tokens, at: int) -> bool:
    """Say whether letters that touch the number make a name of it (`16A`, `3D`) rather than a unit."""
    return tokens.kinds[at] == "word" and tokens.lower[at].removesuffix("s") not in MEASURES


_CHAIN = 4  # numbers looked at on either side


def _in_chain(tokens: Tokens, at: int) -> bool:
    """Say whether a number is of a telephone: in a row of three or more, or after a leading zero."""
    first = last = at
    while at - first < _CHAIN and _neighbour_number(tokens, first - 1):
        first -= 1
    while last - at < _CHAIN and _neighbour_number(tokens, last + 1):
        last += 1
    return last - first >= 2 or (last > first and tokens.words[first][0] == "0")


def _neighbour_number(tokens: Tokens, at: int) -> bool:
    return 0 <= at < len(tokens) and tokens.kinds[at] == "number"


def _title_after(tokens: Tokens, number: Number) -> bool:
    """Say whether a number opens a quoted name: `“9 Lives”`."""
    at = number.first
    return (
        tokens.word(at - 1) in ('"', "“", "'", "‘")
        and number.last < len(tokens)
        and tokens.words[number.last][0].isupper()
    )


def _list_item(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a number heads a line of a list: `1.` or `2)`."""
    return (
        (at == 0 or tokens.breaks(at))
        and tokens.word(number.last) in (".", ")")
        and tokens.joined(number.last)
    )


def _counts(tokens: Tokens, at: int, number: Number, of: Counted, hedge: Hedge | None) -> bool:
    """Say whether a number that is no name says how much or how many."""
    if of.kind in _MEASURED:
        return not (number.high == 100 and of.kind == "percent" and tokens.kinds[at] == "word")
    word = tokens.word(at)
    if number.kind in ("vague", "share"):
        return number.kind == "vague" or tokens.word(number.last) == "of"
    if word == "one" and number.last == at + 1:
        return hedge is not None or (
            of.kind == "people" and of.last - of.first <= 2 and tokens.word(at + 1) != "of"
        )
    if _is_score(tokens, at, number) or (hedge is None and _is_model(tokens, at, of)):
        return False
    if tokens.kinds[at] == "number" and tokens.words[at].isdigit() and len(tokens.words[at]) >= 6:
        return of.kind != "nothing"
    return (
        of.kind != "nothing"
        or hedge is not None
        or tokens.kinds[at] == "number"
        or _stands_alone(tokens, number)
    )


def _is_model(tokens: Tokens, at: int, of: Counted) -> bool:
    """Say whether a number is the end of a name (`the Aurel 500`)."""
    if (
        at == 0
        or tokens.kinds[at] != "number"
        or tokens.kinds[at - 1] != "word"
        or not tokens.words[at - 1][0].isupper()
    ):
        return False
    starts = at < 2 or tokens.words[at - 2] in _SENTENCE_ENDS or tokens.breaks(at - 1)
    noun = of.last > of.first and tokens.words[of.first][0].islower()
    return not starts and not noun and not tokens.breaks(at)


_SENTENCE_ENDS = frozenset(".!?:;\"“”'‘")


def _stands_alone(tokens: Tokens, number: Number) -> bool:
    """Say whether a number word without a noun still counts: `four were`, `four of`."""
    return number.last < len(tokens) and tokens.word(number.last) in _ALONE


_ALONE = word_set("of were was are had have has died who remain escaped others")


def _is_score(tokens: Tokens, at: int, number: Number) -> bool:
    """Say whether a number is a side of a score: `3-1`, `won 2-0`."""
    for dash, other in ((number.last, number.last + 1), (at - 1, at - 2)):
        if tokens.word(dash) in _DASHES and _neighbour_number(tokens, other) and abs(other - at) <= 3:
            return number.kind != "range" or any(tokens.word(i) in _SCORE_WORDS for i in range(at - 4, at))
    return False
