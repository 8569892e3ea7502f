"""Turns figures of all documents into links between those that count the same thing.

Needs each reading's figures, its text and the story of each document; `counts` puts them
together. Two figures count the same where they stand in one story, have one unit, count one
kind of thing (`soldiers`, `troops`) and, by the nearest word of happening in their sentence,
that to which the same was done (miners trapped, rescued and killed are three series).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern

from stemma.relate.families import base, family
from stemma.relate.names import words_of
from stemma.types import Figure, Link, Locus, Reading, Reason

_AFTER, _BEFORE = 90, 70  # characters of the sentence in which the word of happening is sought
_BEFORE_COSTS = 15  # a word before the figure must be nearer by so many characters
_STOP = re.compile(r"[.!?;](?=\s|[A-Z“\"]|$)|\n")
_CLAUSE = re.compile(r"[,:—–]|\b(?:and|but|while|after|before)\b")
# `21 of the more than 200 miners`: what is told of the part is not told of the whole.
_PART_OF = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|some|any|many|most|few|several|first|last|half|none"
    r"|all|each|rest|dozens|scores|hundreds|thousands|number|group|members?|part|among)\s+"
    r"(?:of\s+)?(?:the|these|those|its|their|an?)?\s*(?:estimated|original|other)?\s*$",
    re.IGNORECASE,
)
_OVER_YEARS = re.compile(
    r"\b(?:since|(?:past|last)\s+(?:\w+\s+)?(?:years|decades?)|(?:each|every|per|a|that|this)\s+year"
    r"|annually|so\s+far|over\s+the\s+years|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# `21 of the miners trapped in May`: what follows is told of all of them.
_OF_THE_WHOLE = re.compile(
    r"\s+(?:\w+\s+)?of\s+(?:the|these|those|its|their|our|more|about|some|nearly|at\s+least|\d)",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:have|has|had|were|was|are|is|be)\s+(?:been\s+)?$")
_TAKES = re.compile(r"\b(?:claim(?:ed|s|ing)?|cost(?:s|ing)?|took|taken|taking)\s+(?:\w+\s+){0,3}$")
_LIVES = frozenset(["live", "lives", "life"])
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_TELLING = re.compile(r"[A-Za-z]{4,}")
_WORDS_ALIKE, _SHARE_ALIKE = 3, 0.4  # words in common by which two sentences give one number
_COMMON_WORDS = """
that with have been were this from they their will would which when what said says about after also into more
than over only some other there where while before between during under against since until being could should
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_PEOPLE = "people"  # the unit of persons, and the head where no noun says which
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
_HEAD_ENDS = frozenset(
    ["of", "in", "from", "at", "on", "by", "for", "with", "who", "that", "which", "to", "between", "among"]
)
# Units in which a number alone does not say what is counted: an age is no length of a trip.
_UNCOUNTED = frozenset(
    {
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "kilometre",
        "kilometer",
        "km",
        "mile",
        "metre",
    }
    | {"meter", "m", "degree", "age", "%", "percent", "percentage point"}
)
_HEADS = """
person: person people civilian resident inhabitant citizen human individual man woman life soul
person: victim local villager other others live lives
soldier: soldier troop troops serviceman servicewoman servicemen personnel military fighter force
soldier: forces combatant
child: child children kid pupil student schoolchild schoolchildren minor
girl: girl schoolgirl daughter
boy: boy schoolboy son
officer: officer policeman police policemen
militant: militant insurgent rebel gunman gunmen terrorist extremist jihadist
migrant: migrant refugee asylum
prisoner: prisoner detainee captive hostage inmate
missile: missile rocket
drone: drone uav
aircraft: aircraft plane jet helicopter warplane
ship: ship vessel boat
house: house home building dwelling
body: body bodies corpse
journalist: journalist reporter
"""
# A figure of the dead may count `people`, `killed` or `deaths`.
_STATES = {"killed": "person", "dead": "person", "deaths": "person", "death": "person", "injured": "person"}
_STATES |= {"wounded": "person", "missing": "person", "casualties": "person", "fatalities": "person"}
# What can be done to things that are counted; other words near a number tell of something else.
_ACTION_WORDS = """
kill injure miss abduct free swap rescue escape arrest expel sentence deploy evacuate infect destroy collapse
protest elect launch pay steal marry demand
"""
_ACTIONS = frozenset(_ACTION_WORDS.split())
_GONE = frozenset(["missing", "unaccounted"])
_REMAINS = frozenset(["remain", "remains", "remained"])
_STILL = frozenset(["remain", "remains", "remaining", "still", "left", "unaccounted"])


def _heads() -> dict[str, str]:
    rows = (row.split(":") for row in _HEADS.strip().splitlines())
    return {word: head for head, words in rows for word in words.split()} | _STATES


_HEAD_OF = _heads()


Slot = tuple[str, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it is compared by: story, what kind of thing, what happened to it.

    `words` are the other words of what is counted, `names` the words with capitals about it,
    `about` the telling words of its sentence.
    """

    id: str
    figure: Figure
    story: str
    head: str
    action: str | None
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()


def counts(reading: Reading, stories: Mapping[str, str]) -> tuple[Count, ...]:
    """Put together what each figure of a reading is compared by; figures that count nothing are left out.

    A figure of which nothing is told takes what the document tells of the same number of the
    same things elsewhere, if that is one thing only; one without a noun (`57 who escaped`) takes
    the noun of which the same is told.
    """
    story = stories.get(reading.document.id, reading.document.id)
    counted = [c for f in reading.figures for c in [_count(f, story, reading.document.text)] if c]
    found = [_named(c, counted) for c in counted]
    told: dict[Slot, set[str]] = defaultdict(set)
    for count in found:
        if count.action:
            told[_slot(count)].add(count.action)
    return tuple(
        replace(c, action=next(iter(told[_slot(c)]))) if not c.action and len(told[_slot(c)]) == 1 else c
        for c in found
    )


def _named(count: Count, others: Sequence[Count]) -> Count:
    """Return a figure without a noun with the one head of which its document tells the same.

    Failing that, with the head of the figure shortly before it: `of the 90 miners, dozens escaped`.
    """
    if count.figure.what or count.figure.unit != _PEOPLE or not count.action:
        return count
    named = [c for c in others if c.figure.what and c.figure.unit == _PEOPLE]
    heads = {c.head for c in named if c.action == count.action}
    start = count.figure.span.start
    near = [c.head for c in named if 0 < start - c.figure.span.end <= _BEFORE]
    if len(heads) == 1:
        return replace(count, head=heads.pop())
    return replace(count, head=near[-1]) if near and not heads else count


def _slot(count: Count) -> Slot:
    return count.head, count.figure.low, count.figure.high


def _count(figure: Figure, story: str, text: str) -> Count | None:
    words = head_words(figure.what)
    unit = (figure.unit or "").lower()
    if unit.rstrip("s") in _UNCOUNTED or not (words or unit):
        return None
    head = _HEAD_OF.get(words[-1], words[-1]) if words else "person" if unit == _PEOPLE else unit
    before, after = _sentence(figure, text)
    action = action_of(figure, text)
    if action and _OVER_YEARS.search(after):
        action += " over years"
    names = frozenset(_CAPITAL.findall(f"{before} {after}"))
    own = {*words_of(figure.what), *words_of(figure.text), *words_of(figure.unit or "")}
    about = frozenset(intern(base(w)) for w in _TELLING.findall(f"{before} {after}") if w.lower() not in own)
    return Count(figure.id, figure, story, head, action, frozenset(words[:-1]), names, about - _COMMON)


def head_words(what: str) -> tuple[str, ...]:
    """Return the words of a counted thing up to its head noun, singular: `miners rescued` gives `miner`."""
    words = words_of(what)
    ends = [i for i, w in enumerate(words) if w in _HEAD_ENDS]
    words = words[: ends[0]] if ends else words
    while len(words) > 1 and _is_participle(words[-1]):
        words = words[:-1]
    return tuple(singular(w) for w in words)


def _is_participle(word: str) -> bool:
    """Say whether a word after the noun tells what was done to it (`trapped`, `fleeing`)."""
    return word not in _HEAD_OF and (
        word.endswith("ed") or (word.endswith("ing") and family(word) is not None)
    )


def singular(word: str) -> str:
    """Return the singular of a noun, as far as counted things need it."""
    if word in _STATES or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return {"people": "person", "men": "man", "women": "woman"}.get(word, word.removesuffix("s"))


_BEARING = frozenset(["carry", "carries", "carried", "carrying", "transporting", "transported"])


def action_of(figure: Figure, text: str) -> str | None:
    """Return the family of the figure's verb, or of the nearest word of happening, or None.

    What follows the counted thing is nearer than what precedes the number; a new clause begins
    a new happening. `still` and `remaining` make the remainder a series of its own.
    """
    told = family(figure.verb) if figure.verb else None
    if told in _ACTIONS:
        return told
    if figure.verb.lower() in _BEARING:
        return None  # who was aboard, whatever then befell some: `carrying 80 people sank, killing 12`
    before, after = _sentence(figure, text)
    if _LIVES & set(words_of(figure.what)) and _TAKES.search(before):
        return "kill"
    past = max(figure.span.end, figure.what_span.end if figure.what_span else 0) - figure.span.end
    clause = set(words_of(_clause_after(after, past)))
    if clause & _GONE and not clause & _REMAINS:
        return "miss"
    if _STILL & clause or _STILL & set(words_of(before)[-2:]):
        return "remain"
    if _OF_THE_WHOLE.match(after):
        found = _families_of_part(before, after)
    else:
        found = list(_families_after(after, past))
        if not _PART_OF.search(before):
            found += _families_before(before)
    return min(found)[1] if found else None


def _families_of_part(before: str, after: str) -> list[tuple[int, str]]:
    """Return what is told of a part: before it in its clause (`freed 21 of …`), or after `have been`."""
    clause = [(far, known) for far, known in _families_before(before) if far < 30 + _BEFORE_COSTS]
    finite = [
        (match.start(), known)
        for match in _WORD.finditer(after)
        for known in [family(match[0])]
        if known in _ACTIONS and _FINITE.search(after[: match.start()])
    ]
    return [(far, known) for far, known in (clause or finite) if known]


def _sentence(figure: Figure, text: str) -> tuple[str, str]:
    """Return what stands before and after the number in its sentence, as far as it is looked at."""
    end = max(figure.span.end, figure.what_span.end if figure.what_span else 0)
    after = text[figure.span.end : end + _AFTER]
    before = text[max(0, figure.span.start - _BEFORE) : figure.span.start]
    stop = _STOP.search(after)
    starts = [m.end() for m in _STOP.finditer(before)]
    return before[starts[-1] if starts else 0 :], after[: stop.start() if stop else None]


def _clause_after(after: str, past: int) -> str:
    cut = _CLAUSE.search(after, past + 1)
    return after[: cut.start() if cut else None]


def _families_after(after: str, past: int) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(after):
        known = family(match[0]) or ""
        if known in _ACTIONS:
            # Each new clause on the way is as far as a few words more.
            clauses = len(_CLAUSE.findall(after[past : match.start()]))
            yield max(0, match.start() - past) + 30 * clauses, known


def _families_before(before: str) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(before):
        known = family(match[0]) or ""
        if known in _ACTIONS:
            clauses = len(_CLAUSE.findall(before[match.end() :]))
            yield len(before) - match.end() + _BEFORE_COSTS + 30 * clauses, known


class FigureRelator:
    """Ties figures that count the same thing."""

    def keys(self, item: Count) -> Iterable[str]:
        """Return story, unit, kind of thing and what happened; where that is not told, the value."""
        start = f"{item.story}|{item.figure.unit or ''}|{item.head}"
        yield f"{start}|{item.action or f'={item.figure.low}..{item.figure.high}'}"
        if not item.action:
            yield from (f"{start}|{word}" for word in sorted(item.about))

    def compare(self, pairs: Iterable[tuple[Count, Count]]) -> Iterator[Link]:
        """Yield a link for each pair that counts one thing."""
        for a, b in pairs:
            reason = _same_count(a, b)
            if reason:
                evidence = (Locus(a.figure.document, a.figure.span), Locus(b.figure.document, b.figure.span))
                score, why = reason
                yield Link("figure", a.id, b.id, score, "count", (Reason(why, evidence),))


def _same_count(a: Count, b: Count) -> tuple[float, str] | None:
    """Return how surely the two count one thing, and why, or None."""
    if (a.story, a.figure.unit, a.head, a.action) != (b.story, b.figure.unit, b.head, b.action):
        return None
    equal = (a.figure.low, a.figure.high) == (b.figure.low, b.figure.high)
    if equal:
        return 0.9, f"both {a.head}, the same number"
    if not a.action and _tell_the_same(a, b):
        return 0.6, f"both {a.head}, told in the same words"
    if not a.action or _apart(a.words, b.words) or (not _compatible(a, b) and _apart(a.names, b.names)):
        return None
    if a.action == "remain" and not a.names & b.names:
        return None  # without light, in shelters, in captivity: only the same place makes them one
    return 0.7, f"both {a.head} ({a.action})"


def _tell_the_same(a: Count, b: Count) -> bool:
    """Say whether two sentences have so many words in common that they give one number."""
    common = len(a.about & b.about)
    return common >= _WORDS_ALIKE and common >= _SHARE_ALIKE * min(len(a.about), len(b.about))


def _compatible(a: Count, b: Count) -> bool:
    """Say whether one number can be both, be one of them only vaguely told."""
    (low, high), (least, most) = ((c.figure.low, c.figure.high) for c in (a, b))
    return not (
        (high is not None and least is not None and high < least)
        or (low is not None and most is not None and low > most)
    )


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether the two say something and have nothing in common."""
    return bool(a) and bool(b) and not a & b
