"""Turns mentions into traits: a row of classes and two word vectors each, which the ranker weighs.

A class is a small number; `FIELDS` names the columns and how many classes each has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.coreference_clauses import DEPTH, TIES, clauses_of, rows_of
from stemma.annotate.coreference_keys import keys_of
from stemma.annotate.coreference_mentions import Mention, Stage
from stemma.annotate.coreference_seen import KIND_OF_NAME, Seen, seen_of
from stemma.annotate.coreference_words import (
    BODY_NOUNS,
    CLASSES,
    DETERMINERS,
    FEMALE,
    LEXEMES,
    MALE,
    PEOPLE,
    SINGULARS,
)
from stemma.annotate.encoder.labels import NAME_TYPES
from stemma.annotate.names_given import gender_of
from stemma.annotate.wordlists import words

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

FORMS = (
    "pronoun",
    "name",
    "definite",
    "demonstrative",
    "indefinite",
    "possessed",
    "numbered",
    "plural",
    "bare",
)
KINDS = (
    "thing", "he", "she", "person", "organization", "place", "name", "it", "they", "things",
    "I", "we", "you", "time", "this", "self",
)  # fmt: skip
RELATIONS = (
    "", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "conj",
    "appos", "root", "xcomp", "ccomp", "advcl", "parataxis", "vocative", "dep", "list", "dislocated",
    "nsubj:outer", "obl:unmarked", "acl:relcl", "acl", "reparandum", "nmod:unmarked",
)  # fmt: skip
UPOS = ("", "NOUN", "PROPN", "PRON", "VERB", "ADJ", "AUX", "ADP", "NUM", "DET", "ADV", "X")
NAME_KINDS = ("", *NAME_TYPES)
_PERSON = NAME_KINDS.index("Person")
_SINGULAR, _PLURAL = 1, 2

FIELDS: Mapping[str, int] = MappingProxyType(
    {
        "form": len(FORMS),
        "lexeme": 1 + len(LEXEMES),
        "kind": len(KINDS),
        "number": 3,
        "relation": len(RELATIONS),
        "above": len(RELATIONS),
        "upos": len(UPOS),
        "governor": len(UPOS),
        "name": len(NAME_KINDS),
        "determiner": 1 + len(DETERMINERS),
        "length": 8,
        "relative": 2,
        "modified": 2,
        "adjective": 2,
        "numeral": 2,
        "predicate": 2,
        "group": 2,
        "spoken": 2,
        "sentence": 5,
        "within": 3,
        "place": 5,
        "same text before": 4,
        "same text after": 4,
        "same head before": 4,
        "same head after": 4,
        "capital": 2,
        "tie": TIES,
        "depth": DEPTH,
        "fronted": 2,
        "bracketed": 2,
        "first named": 2,
        "most named": 2,
    }
)
_FORM, _KIND, _RELATION, _UPOS, _NAME = (
    {value: i for i, value in enumerate(values)} for values in (FORMS, KINDS, RELATIONS, UPOS, NAME_KINDS)
)
DETERMINER = {word: i for i, word in enumerate(DETERMINERS, start=1)}
LEXEME = {lexeme: i for i, lexeme in enumerate(dict.fromkeys(LEXEMES.values()), start=1)}
COLUMN = MappingProxyType({name: i for i, name in enumerate(FIELDS)})


_ENDINGS = MappingProxyType({"a": 0.5, "o": -0.5})


class Lexicon:
    """Words with vectors of one width, and with how far each, as a given name, is a woman's.

    `vectors` (words, width) and `leans` (words,) are int8: the first times `scale`, the second
    through 127, where -1 is a man's name and 1 a woman's. Unknown words are zeros.
    """

    def __init__(
        self, words: Sequence[str], vectors: NDArray[np.int8], leans: NDArray[np.int8], scale: float
    ) -> None:
        self._row = {word: i for i, word in enumerate(words, start=1)}
        self._vectors = np.concatenate([np.zeros((1, vectors.shape[1]), np.int8), vectors])
        self._leans = [0.0, *(leans / 127.0).tolist()]
        self._scale = scale

    @property
    def width(self) -> int:
        """The length of a vector."""
        return int(self._vectors.shape[1])

    def vectors(self, words: Sequence[str]) -> Floats:
        """Return the words' vectors, (n, width)."""
        rows = [self._row.get(word) or self._row.get(word.rstrip("s"), 0) for word in words]
        return self._vectors[rows].astype(np.float32) * np.float32(self._scale)

    def lean(self, name: str) -> float:
        """Return how far a given name is a woman's (1) or a man's (-1); an unknown one by its ending."""
        row = self._row.get(name, 0)
        return self._leans[row] if row else _ENDINGS.get(name[-1:], 0.0)


@dataclass(frozen=True)
class Traits:
    """What the ranker knows of n mentions.

    `fields` (n, fields) classes, `vectors` (n, 2 * width) of head and governor, `leans` (n,) from a
    man (-1) to a woman (1), by name arrays (n,) that pairs are compared by, and the `clauses`
    (n, 2 * DEPTH) that their heads stand in.
    """

    fields: Ints
    vectors: Floats
    leans: Floats
    keys: Mapping[str, Ints]
    clauses: Ints

    def field(self, name: str) -> Ints:
        """Return one column of classes."""
        return self.fields[:, COLUMN[name]]


def traits_of(stage: Stage, mentions: Sequence[Mention], lexicon: Lexicon) -> Traits:
    """Return the traits of the mentions of a stage."""
    seen = seen_of(stage, mentions)
    fields = np.zeros((len(seen), len(FIELDS)), np.int64)
    for name, classes in (*_own(stage, seen), *_in_tree(stage, seen), *_hung(seen)):
        fields[:, COLUMN[name]] = classes
    _count(fields, "same text", [s.text for s in seen])
    _count(fields, "same head", [s.head if s.lexeme == "" else f"={s.lexeme}" for s in seen])
    _places(fields, seen)
    clauses = _clauses(stage, fields, seen)
    governors = [s.sentence.lows[s.tree.heads[s.mention.head]] for s in seen]
    vectors = np.concatenate(
        [lexicon.vectors([_telling(s) for s in seen]), lexicon.vectors(governors)], axis=1
    )
    keys = keys_of(stage, seen, governors)
    _named(fields, keys["group"])
    return Traits(fields, vectors, _leans(seen, fields, lexicon), keys, clauses)


_Column = tuple[str, Sequence[int] | Ints | NDArray[np.bool_]]


def _own(stage: Stage, seen: Sequence[Seen]) -> Iterator[_Column]:
    """Yield the classes that a mention's own words tell."""
    kinds = [_kind(s) for s in seen]
    starts = [s.mention.span.start for s in seen]
    heads = [s.tree.words[s.mention.head].start for s in seen]
    yield "form", [_FORM[_form(s)] for s in seen]
    yield "lexeme", [LEXEME.get(s.lexeme, 0) for s in seen]
    yield "kind", [_KIND[kind] for kind in kinds]
    yield "number", [_number(s, kind) for s, kind in zip(seen, kinds, strict=True)]
    yield "name", [_NAME.get(s.name, 0) for s in seen]
    yield "determiner", [DETERMINER.get(s.words[0], 0) for s in seen]
    yield "length", [min(7, len(s.words) - 1) for s in seen]
    yield "group", [s.mention.group for s in seen]
    yield "spoken", [s.turn >= 0 for s in seen]
    yield "sentence", [min(4, s.mention.sentence) for s in seen]
    yield "bracketed", [stage.text[max(0, at - 2) : at].strip() in ("(", "[") for at in starts]
    yield "capital", [stage.text[at].isupper() for at in heads]


def _in_tree(stage: Stage, seen: Sequence[Seen]) -> Iterator[_Column]:
    """Yield the classes of a mention's head, and of the word that it hangs on."""
    base = np.cumsum([0, *(len(tree.words) for tree in stage.trees)])
    first = [base[s.mention.sentence] for s in seen]
    head = np.array([b + s.mention.head for b, s in zip(first, seen, strict=True)], np.int64)
    above = np.array([b + s.tree.heads[s.mention.head] for b, s in zip(first, seen, strict=True)], np.int64)
    relation = np.array([_RELATION.get(r, 0) for tree in stage.trees for r in tree.relations], np.int64)
    upos = np.array([_UPOS.get(u, 0) for tree in stage.trees for u in tree.upos], np.int64)
    yield "relation", relation[head]
    yield "above", relation[above]
    yield "upos", upos[head]
    yield "governor", upos[above]


def _hung(seen: Sequence[Seen]) -> Iterator[_Column]:
    """Yield what hangs on a mention's head: a clause, nouns, adjectives, numbers, or a copula."""
    hung = np.array([s.sentence.hung(s.mention) for s in seen], np.int64)
    yield "relative", hung & 1 > 0
    yield "modified", hung & 2 > 0
    yield "adjective", hung & 4 > 0
    yield "numeral", hung & 8 > 0
    yield "predicate", (hung & 16 > 0) & np.array([not s.lexeme for s in seen], np.bool_)


def _telling(s: Seen) -> str:
    """Return the word that tells most of what a mention is: of a person's name the first, else the head."""
    if s.lexeme:
        return ""
    return s.text.split()[0] if s.name == "Person" else s.head


def _leans(seen: Sequence[Seen], fields: Ints, lexicon: Lexicon) -> Floats:
    """Return how far each mention is a man or a woman; a shorter name leans as the longer ones do."""
    found = np.zeros(len(seen), np.float32)
    by_word: defaultdict[str, list[float]] = defaultdict(list)
    for i, s in enumerate(seen):
        kind = KINDS[fields[i, COLUMN["kind"]]]
        if kind in _SURE:
            found[i] = _SURE[kind]
        elif kind == "person" and s.name == "Person":
            found[i] = lexicon.lean(_telling(s))
        if s.name == "Person" and found[i]:
            for word in s.text.split():
                by_word[word].append(float(found[i]) * len(s.words))
    for i, s in enumerate(seen):
        if s.name == "Person" and abs(found[i]) < 1 and " " not in s.text and by_word[s.text]:
            heard = by_word[s.text]
            found[i] = max(-1.0, min(1.0, sum(heard) / len(heard)))
    return found


_SURE = MappingProxyType({"he": -1.0, "she": 1.0})


def _form(s: Seen) -> str:
    first = s.words[0]
    if s.lexeme:
        return "pronoun"
    if s.mention.group:
        return "plural"
    if first in ("this", "that", "these", "those", "such"):
        return "demonstrative"
    if s.tree.upos[s.mention.head] == "PROPN":
        return "name"
    if first == "the":
        return "definite"
    if first in ("a", "an", "some", "any", "another", "no", "every", "each"):
        return "indefinite"
    if first in ("his", "her", "its", "their", "my", "your", "our") or any(
        w in ("'s", "’s") for w in s.words[:-1]
    ):
        return "possessed"
    if s.tree.upos[s.mention.first] == "NUM":
        return "numbered"
    return "plural" if _is_plural(s.head) else "bare"


def _kind(s: Seen) -> str:
    """Say what a mention seems to be, as far as its words tell."""
    if s.lexeme:
        return _KIND_OF_LEXEME.get(s.lexeme, "thing")
    if s.mention.group:
        return "they"
    own = set(s.words[: s.mention.head - s.mention.first + 1])
    if s.name == "Person":
        if own & (FEMALE - {"her"}):
            return "she"
        if own & (MALE - {"his"}):
            return "he"
        gender = gender_of(" ".join(w.capitalize() for w in s.text.split()))
        return "she" if gender == "f" else "he" if gender == "m" else "person"
    if s.name in KIND_OF_NAME:
        return KIND_OF_NAME[s.name]
    if s.head in FEMALE:
        return "she"
    if s.head in MALE:
        return "he"
    if s.head in BODY_NOUNS:
        return "organization"
    if s.head in CLASSES:
        return "person"
    if s.head in PEOPLE:
        return "they" if _is_plural(s.head) else "person"
    if _is_plural(s.head):
        return "they" if s.head.rstrip("s") in CLASSES or s.head.rstrip("s") in PEOPLE else "things"
    return "thing"


_KIND_OF_LEXEME = MappingProxyType(
    {
        "he": "he", "she": "she", "it": "it", "they": "they", "i": "I", "we": "we", "you": "you",
        "this": "this", "that": "this", "these": "things", "those": "things", "self": "self",
        "one": "person", "everyone": "person", "somebody": "person",
    }
)  # fmt: skip


def _number(s: Seen, kind: str) -> int:
    if kind in ("they", "things", "we"):
        return _PLURAL
    if kind in ("he", "she", "it", "I", "person", "this"):
        return _SINGULAR
    if kind in ("thing", "time"):
        return _PLURAL if _is_plural(s.head) else _SINGULAR
    return 0


def _is_plural(noun: str) -> bool:
    if noun in SINGULARS:
        return False
    return noun in _IRREGULAR or (len(noun) > 3 and noun.endswith("s") and noun[-2] not in "sui")


_IRREGULAR = words("people men women children police media feet teeth data cattle mice")


def _count(fields: Ints, name: str, texts: Sequence[str]) -> None:
    """Fill in how often the same stood before and stands after, up to three times."""
    total, before = Counter(texts), Counter[str]()
    earlier, later = [], []
    for text in texts:
        earlier.append(min(3, before[text]))
        before[text] += 1
        later.append(min(3, total[text] - before[text]))
    fields[:, COLUMN[f"{name} before"]] = earlier
    fields[:, COLUMN[f"{name} after"]] = later


def _places(fields: Ints, seen: Sequence[Seen]) -> None:
    """Fill in how deep a mention is nested in others, and the how-many-eth of its sentence it is."""
    open_: list[int] = []
    sentence, place = -1, 0
    rows = []
    for s in seen:
        place = place + 1 if s.mention.sentence == sentence else 0
        sentence = s.mention.sentence
        open_ = [end for end in open_ if end >= s.mention.span.end]
        rows.append((min(2, len(open_)), min(4, place)))
        open_.append(s.mention.span.end)
    fields[:, [COLUMN["within"], COLUMN["place"]]] = np.array(rows, np.int64).reshape(-1, 2)


def _clauses(stage: Stage, fields: Ints, seen: Sequence[Seen]) -> Ints:
    """Fill in how deep in clauses mentions stand and before which verb, and return those clauses."""
    heads: list[list[int]] = [[] for _ in stage.trees]
    for s in seen:
        heads[s.mention.sentence].append(s.mention.head)
    known = [clauses_of(tree, some) for tree, some in zip(stage.trees, heads, strict=True)]
    base = np.cumsum([0, *(len(tree.words) for tree in stage.trees)]).tolist()
    found = [known[s.mention.sentence][s.mention.head] for s in seen]
    fields[:, COLUMN["tie"]] = [clauses[0][1] for clauses in found]
    fields[:, COLUMN["depth"]] = [len(clauses) - 1 for clauses in found]
    roots = [next((w for w, h in enumerate(tree.heads) if w == h), 0) for tree in stage.trees]
    fields[:, COLUMN["fronted"]] = [s.mention.head < roots[s.mention.sentence] for s in seen]
    return rows_of(found, [base[s.mention.sentence] for s in seen])


def _named(fields: Ints, groups: Ints) -> None:
    """Mark the person who is named first, and the one who is named most."""
    persons = np.nonzero((fields[:, COLUMN["name"]] == _PERSON) & (groups > 0))[0]
    if len(persons):
        fields[:, COLUMN["first named"]] = groups == groups[persons[0]]
        fields[:, COLUMN["most named"]] = groups == np.bincount(groups[persons]).argmax()
