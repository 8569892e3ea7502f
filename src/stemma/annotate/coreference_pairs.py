"""Turns traits of mentions into pairs, each mention with what it may point back to, and their likenesses."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.coreference_clauses import APART, MEETINGS, meetings
from stemma.annotate.coreference_traits import FORMS, KINDS, RELATIONS, UPOS, Floats, Ints, Traits

NEAR = 40  # mentions back that each may point to
FAR = 8  # mentions further back with the same head, or a shared name, nearest first
_AGAINST = -0.3  # product of two leans below which one is a man and the other a woman
CLOSE = 3  # mentions back to which a noun or name may mean one that shares no word with it and hardly fits
FITTING = 12  # mentions back from which on only a kind that fits may be meant, but by `he` or `she`

_GROUPS = {
    "": 0,
    "nsubj": 1,
    "nsubj:pass": 1,
    "obj": 2,
    "iobj": 2,
    "obl": 3,
    "nmod": 4,
    "nmod:poss": 5,
    "conj": 6,
}
_RELATION_GROUP = np.array([_GROUPS.get(name, 7) for name in RELATIONS])
CROSSES = {
    "kinds": (len(KINDS), len(KINDS)),
    "relations": (8, 8),
    "forms": (len(FORMS), len(FORMS)),
    "reach": (len(FORMS), 8),
    "clauses": (MEETINGS, 1),
}


@dataclass(frozen=True)
class Pairs:
    """Pairs of n mentions with up to k candidates each.

    `candidates` (n, k) numbers of mentions, nearest first, -1 where there is none; of the p pairs
    there are, in row order: `later`, `earlier` (p,), `likeness` (p, f), and `crosses`, classes (p,)
    by the names of `CROSSES`.
    """

    candidates: Ints
    later: Ints
    earlier: Ints
    likeness: Floats
    crosses: dict[str, Ints]


def pairs_of(traits: Traits, settled: NDArray[np.bool_] | None = None) -> Pairs:
    """Return each mention's candidates and how alike the two are; those that are settled (n,) need none."""
    candidates = _candidates(traits)
    candidates[_hopeless(traits, candidates)] = -1
    if settled is not None:
        candidates[settled] = -1
    later, column = np.nonzero(candidates >= 0)
    earlier = candidates[later, column]
    features = _Features(traits, candidates, later, earlier, column)
    return Pairs(candidates, later, earlier, features.all(), _crosses(traits, later, earlier))


def _candidates(traits: Traits) -> Ints:
    """Return the mentions just before each, and further ones that share its head or last name."""
    count = len(traits.fields)
    near = np.arange(count)[:, None] - np.arange(1, NEAR + 1)[None]
    near[near < 0] = -1
    far = np.full((count, FAR), -1)
    heads, finals = traits.keys["head"].tolist(), traits.keys["final"].tolist()
    seen: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=NEAR + FAR))
    for j, (head, final) in enumerate(zip(heads, finals, strict=True)):
        if head:
            found = [i for i in seen[head] if i < j - NEAR][-FAR:]
            far[j, : len(found)] = found[::-1]
        for key in {head, final} - {0}:
            seen[key].append(j)
    return np.concatenate([near, far], axis=1)


def _hopeless(traits: Traits, candidates: Ints) -> NDArray[np.bool_]:
    """Return which candidates need no ranking: of kinds that never meet, or further off and unlike."""
    kind = traits.field("kind")
    later, earlier = kind[:, None], kind[candidates]
    apart = np.arange(len(kind))[:, None] - candidates
    fits = _FITS[later, earlier]
    pronoun, proper = traits.field("lexeme") > 0, traits.field("upos") == UPOS.index("PROPN")
    nouns = ~pronoun[:, None] & ~pronoun[candidates] & (apart > CLOSE)
    names = proper[:, None] & proper[candidates]
    unlikely = (nouns & (_COMMON[later] | names | ~fits)) | (~fits & ~_PERSONAL[later] & (apart > FITTING))
    return np.asarray(~_alike(traits, candidates) & (_APART[later, earlier] | unlikely), np.bool_)


def _alike(traits: Traits, candidates: Ints) -> NDArray[np.bool_]:
    """Return which candidates share a word with the later mention, or one is short for the other."""
    low, high = traits.keys["content low"], traits.keys["content high"]
    short, whole = traits.keys["acronym"], traits.keys["whole"]
    shared = (low[:, None] & low[candidates]) | (high[:, None] & high[candidates]) != 0
    long_first = (short[candidates] == whole[:, None]) & (whole > 0)[:, None]
    short_first = (short[:, None] == whole[candidates]) & (short > 0)[:, None]
    return np.asarray(shared | long_first | short_first, np.bool_)


def _crosses(traits: Traits, later: Ints, earlier: Ints) -> dict[str, Ints]:
    kind, form = traits.field("kind"), traits.field("form")
    relation = _RELATION_GROUP[traits.field("relation")]
    apart = traits.keys["sentence"][later] - traits.keys["sentence"][earlier]
    here = np.nonzero(apart == 0)[0]
    clauses = np.full(len(later), APART)
    clauses[here] = meetings(traits.clauses[later[here]], traits.clauses[earlier[here]])
    reach = np.searchsorted([1, 2, 3, 4, 7, 13, 30], apart, side="right")
    return {
        "kinds": kind[later] * len(KINDS) + kind[earlier],
        "relations": relation[later] * 8 + relation[earlier],
        "forms": form[later] * len(FORMS) + form[earlier],
        "reach": form[later] * 8 + reach,
        "clauses": clauses,
    }


class _Features:
    """The likenesses of pairs, one method a family; each returns columns of numbers."""

    def __init__(self, traits: Traits, candidates: Ints, later: Ints, earlier: Ints, column: Ints) -> None:
        self.traits, self.candidates = traits, candidates
        self.later, self.earlier, self.column = later, earlier, column
        self._said_again = _again(traits)[earlier] < later

    def all(self) -> Floats:
        """Return every likeness, (p, f)."""
        families = [
            *self._texts(), *self._words(), *self._places(), *self._clause(), *self._speech(),
            *self._agreement(), *self._standing(), *self._vectors(),
        ]  # fmt: skip
        found = np.empty((len(self.later), len(families)), np.float32)
        for k, family in enumerate(families):
            found[:, k] = family
        return found

    def _key(self, name: str) -> tuple[Ints, Ints]:
        values = self.traits.keys[name]
        return values[self.later], values[self.earlier]

    def _field(self, name: str) -> tuple[Ints, Ints]:
        values = self.traits.field(name)
        return values[self.later], values[self.earlier]

    def _same(self, name: str) -> NDArray[np.bool_]:
        a, b = self._key(name)
        return np.asarray((a == b) & (a > 0), np.bool_)

    def _texts(self) -> list[NDArray[Any]]:
        upos = self._field("upos")
        proper = (upos[0] == 2) & (upos[1] == 2)
        text, head = self._same("text"), self._same("head")
        head_a, head_b = self._key("head")
        final_a, final_b = self._key("final")
        first_a, first_b = self._key("first")
        whole_a, whole_b = self._key("whole")
        short_a, short_b = self._key("acronym")
        return [
            text, text & proper, head, head & proper, head & ~proper,
            self._same("final"), self._same("first"),
            (final_a == head_b) & (final_a > 0), (head_a == final_b) & (head_a > 0),
            (head_a == first_b) & (head_a > 0), (first_a == head_b) & (first_a > 0),
            ((whole_a == short_b) & (short_b > 0)) | ((whole_b == short_a) & (short_a > 0)),
        ]  # fmt: skip

    def _words(self) -> list[NDArray[Any]]:
        head, masks = self._same("head"), {}
        for name in ("content", "named", "modifiers", "numerals"):
            low, high = self._key(f"{name} low"), self._key(f"{name} high")
            masks[name] = (
                (low[0] & low[1]) | (high[0] & high[1]) != 0,  # share a word
                (low[0] & ~low[1]) | (high[0] & ~high[1]) != 0,  # the later one says something new
                (low[1] & ~low[0]) | (high[1] & ~high[0]) != 0,  # the earlier one said something more
                low[0] | high[0] != 0,
                low[1] | high[1] != 0,
            )
        shared, new, more, a, b = masks["content"]
        named = masks["named"]
        modified, numerals = masks["modifiers"], masks["numerals"]
        return [
            shared, shared & ~new, shared & ~more, head & ~new, head & new & more,
            named[0], named[0] & ~named[1], named[0] & ~named[2], named[3] & named[4] & ~named[0],
            head & modified[1] & ~modified[4], head & modified[1] & modified[2], head & modified[0],
            numerals[3] & numerals[4] & ~numerals[0], numerals[0], a & b & ~shared,
        ]  # fmt: skip

    def _places(self) -> list[NDArray[Any]]:
        apart = self._key("sentence")
        sentences = apart[0] - apart[1]
        mentions = self.later - self.earlier
        return [
            *(sentences == k for k in range(4)), (sentences > 3) & (sentences < 8), sentences >= 8,
            np.log1p(sentences), np.log1p(mentions), *(mentions == k for k in (1, 2, 3)),
            np.minimum(mentions, 60) / 30.0,
        ]  # fmt: skip

    def _clause(self) -> list[NDArray[Any]]:
        above, word = self._key("above"), self._key("word")
        low, high, start, end = self._key("low"), self._key("high"), self._key("start"), self._key("end")
        inside = (start[0] >= start[1]) & (end[0] <= end[1])
        one_head = word[0] == word[1]
        mates = (above[0] == above[1]) & ~one_head & (word[0] != above[0])
        relation = self._field("relation")
        return [
            inside, one_head, inside & ~one_head & (low[0] == low[1]), mates,
            above[0] == word[1], above[1] == word[0],
            (above[0] == word[1]) & (relation[0] == RELATIONS.index("appos")),
            (above[1] == word[0]) & ((relation[1] == 1) | (relation[1] == 21)),  # subject of this predicate
            relation[0] == relation[1], self._same("governor"), low[0] == high[1] + 1, low[0] == high[1] + 2,
        ]  # fmt: skip

    def _speech(self) -> list[NDArray[Any]]:
        turn, speaker = self._key("turn"), self._key("speaker")
        kind = self._field("kind")
        spoken = (turn[0] >= 0, turn[1] >= 0)
        same = (speaker[0] == speaker[1]) & (spoken[0] == spoken[1])
        adjacent = np.abs(turn[0] - turn[1]) <= 1
        first = [k == KINDS.index("I") for k in kind]
        second = [k == KINDS.index("you") for k in kind]
        we = [k == KINDS.index("we") for k in kind]
        source, source_end = self._key("source"), self._key("source end")
        start, end = self._key("start"), self._key("end")
        is_source = (start[1] < source_end[0]) & (source[0] < end[1]) & (source[0] >= 0)
        was_source = (start[0] < source_end[1]) & (source[1] < end[0]) & (source[1] >= 0)
        return [
            same, spoken[0] & spoken[1] & ~same, spoken[0] & ~spoken[1], spoken[1] & ~spoken[0],
            first[0] & first[1] & same, first[0] & first[1] & ~same,
            second[0] & second[1] & same, second[0] & second[1] & ~same,
            (first[0] & second[1] | second[0] & first[1]) & same,
            (first[0] & second[1] | second[0] & first[1]) & ~same & adjacent,
            (first[0] & second[1] | second[0] & first[1]) & ~same & ~adjacent,
            we[0] & we[1] & same, we[0] & we[1] & ~same, (turn[0] == turn[1]) & spoken[0],
            is_source, is_source & first[0], was_source & first[1],
            is_source & ~first[0], was_source & ~first[1],
            first[0] & ~first[1] & ~second[1] & same, first[1] & ~first[0] & same,
            second[1] & same & ~second[0],
        ]  # fmt: skip

    def _agreement(self) -> list[NDArray[Any]]:
        lexeme, number, name = self._field("lexeme"), self._field("number"), self._field("name")
        kind = self._field("kind")
        known = (number[0] > 0) & (number[1] > 0)
        lean = self.traits.leans[self.later] * self.traits.leans[self.earlier]
        fits = _FITS[kind[0], kind[1]] & (lean > _AGAINST)
        between = self._between(fits)
        names = self._between(fits & (self._key("group")[1] > 0) & ~self._said_again)
        return [
            (lexeme[0] == lexeme[1]) & (lexeme[0] > 0),
            (lexeme[0] > 0) & (lexeme[1] > 0) & (lexeme[0] != lexeme[1]),
            known & (number[0] == number[1]), known & (number[0] != number[1]),
            fits, np.maximum(lean, 0), np.minimum(lean, 0), lean < _AGAINST,
            (name[0] == name[1]) & (name[0] > 0), (name[0] != name[1]) & (name[0] > 0) & (name[1] > 0),
            fits & (between == 0), fits & (between == 1), fits & (between == 2),
            np.minimum(between, 10) / 5.0,
            fits & (names == 0), fits & (names == 1), np.minimum(names, 5) / 3.0,
        ]  # fmt: skip

    def _between(self, fits: NDArray[np.bool_]) -> Ints:
        """Return how many candidates that fit stand between the two, by distinct head and text."""
        grid = np.zeros(self.candidates.shape, np.int64)
        grid[self.later, self.column] = fits
        grid = np.cumsum(grid, axis=1) - grid
        return np.asarray(grid[self.later, self.column])

    def _standing(self) -> list[NDArray[Any]]:
        """Return how the earlier one stands out: said again since, or lately a subject."""
        group = self._key("group")[1]
        subjects, sentence = self._subjects(), self._key("sentence")[0]
        return [
            self._said_again,
            subjects[group, sentence + 1], subjects[group, sentence],
            subjects[group, np.maximum(sentence - 1, 0)],
        ]  # fmt: skip

    def _subjects(self) -> NDArray[np.bool_]:
        """Return which groups are a subject in which sentences, (groups, sentences + 1)."""
        group, sentence = self.traits.keys["group"], self.traits.keys["sentence"]
        found = np.zeros((group.max(initial=0) + 1, sentence.max(initial=0) + 2), np.bool_)
        chosen = (group > 0) & (_RELATION_GROUP[self.traits.field("relation")] == 1)
        found[group[chosen], sentence[chosen] + 1] = True
        return found

    def _vectors(self) -> list[NDArray[Any]]:
        width = self.traits.vectors.shape[1] // 2
        found: list[NDArray[Any]] = []
        for part in (slice(0, width), slice(width, None)):
            vectors = self.traits.vectors[:, part]
            lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
            unit = vectors / np.maximum(lengths, 1e-6)
            found.append(np.einsum("pd,pd->p", unit[self.later], unit[self.earlier]))
        known = self._key("head")
        found.append(found[0] * ~self._same("head") * ((known[0] > 0) & (known[1] > 0)))
        return found


def _again(traits: Traits) -> Ints:
    """Return, for each mention, the number of the next one of its group, or how many there are."""
    groups = traits.keys["group"].tolist()
    found = np.full(len(groups), len(groups))
    last: dict[int, int] = {}
    for number, group in enumerate(groups):
        if group in last:
            found[last[group]] = number
        if group:
            last[group] = number
    return found


def _fitting() -> NDArray[np.bool_]:
    """Return which kinds a pronoun or noun of a kind may point back to, (later, earlier)."""
    fits: dict[str, Sequence[str]] = {
        "he": ("he", "person", "self"), "she": ("she", "person", "self"),
        "it": ("thing", "organization", "place", "name", "it", "this"),
        "they": ("they", "things", "organization"), "things": ("things", "they"),
        "I": ("I",), "we": ("we",), "you": ("you",), "self": tuple(KINDS),
        "person": ("he", "she", "person"), "organization": ("organization", "it"), "place": ("place", "it"),
    }  # fmt: skip
    table = np.eye(len(KINDS), dtype=bool)
    for later, kinds in fits.items():
        for earlier in kinds:
            table[KINDS.index(later), KINDS.index(earlier)] = True
    return table


def _never_meeting() -> NDArray[np.bool_]:
    """Return which kinds no mention of a kind points back to, (later, earlier)."""
    things = ("things", "time", "place", "organization", "name", "it", "this")
    persons = ("he", "she", "I", "you", "we")
    barred = {
        **dict.fromkeys(("he", "she"), (*things, "we", "they")),
        "I": (*things, "they", "thing"), "you": ("things", "time", "place", "it", "this", "thing"),
        **dict.fromkeys((*things, "thing"), (*persons, "person")),
        "they": ("I", "time", "it"), "we": ("he", "she", "it", "time", "this"),
        "person": ("it", "time", "this", "place"),
    }  # fmt: skip
    table = np.zeros((len(KINDS), len(KINDS)), bool)
    for later, kinds in barred.items():
        table[KINDS.index(later), [KINDS.index(kind) for kind in kinds]] = True
    return table


_FITS = _fitting()
_APART = _never_meeting()
_COMMON = np.array([kind in ("thing", "things", "time") for kind in KINDS])
_PERSONAL = np.array([kind in ("he", "she") for kind in KINDS])
