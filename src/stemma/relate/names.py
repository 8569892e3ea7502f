"""Turns the written names of people into parsed names, and says how surely two are one person's.

Needs only the text of a name. Titles are set apart, accents and case folded, hyphens and
spaces made one; then two full names are compared by what separates spellings of one name from
names of two people: order (family first or last), romanisation (`romanization`, `korean`),
short forms of given names. A name that is only a part of another (a bare family name, an
initial, a dropped middle name) is never called the same here: `is_part` says that it could be,
and whoever knows the context decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from stemma.relate import korean
from stemma.relate.romanization import alike, canonical

_TITLES_WORDS = """
mr mrs ms miss mx mister madam madame mme mlle monsieur sir dame lord lady baron baroness count countess dr
doctor prof professor rev reverend fr father sister brother bishop archbishop cardinal pope imam sheikh
shaikh sheik mullah ayatollah rabbi pastor mallam malam alhaji hajj haji hajia haj chief emir sultan king
queen prince princess president vice deputy prime minister premier chancellor secretary senator sen rep
representative congressman congresswoman governor gov mayor ambassador judge justice attorney general gen
lieutenant lt colonel col major maj captain capt sergeant sgt corporal private admiral adm commander cmdr
brigadier brig marshal chairman chairwoman chairperson speaker spokesman spokeswoman spokesperson foreign
interior defense defence former acting late comrade leader herr frau senor senora
signor engr eng honourable honorable
"""
TITLES = frozenset(_TITLES_WORDS.split())
_SUFFIXES_WORDS = """
jr sr ii iii iv phd md mp mep qc kc esq obe cbe mbe
"""
SUFFIXES = frozenset(_SUFFIXES_WORDS.split())
_PARTICLES_WORDS = """
al el ul as ad ash an ar bin ben ibn bint abu von van der den ter te de da di del della dos das do du la le
los las y e af av zu zur st
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())
#: Short and full forms of one given name; each group is one name.
SHORT_FORMS = (
    "alexander alex sandy sasha", "alexandra sandra", "andrew andy drew",
    "anthony tony antony", "benjamin ben",
    "catherine cathy kate katie", "charles charlie chuck", "christopher chris", "daniel dan danny",
    "david dave", "deborah debbie", "dmitry dima", "donald don", "edward ed eddie ted", "elizabeth liz beth",
    "eugene gene", "francis frank", "frederick fred", "gerald gerry jerry", "gregory greg", "henry harry",
    "jacob jake", "james jim jimmy", "jeffrey jeff geoffrey geoff", "jennifer jen jenny", "john jack johnny",
    "jonathan jon", "joseph joe", "joshua josh", "kenneth ken", "lawrence larry", "leonard len",
    "margaret maggie", "matthew matt", "michael mike mick", "nathan nate", "nicholas nick nicolas",
    "patrick pat", "peter pete", "philip phil", "rebecca becky", "richard rick dick", "robert bob rob bobby",
    "ronald ron", "samuel sam", "stephen steve steven", "susan sue",
    "terence terry", "thomas tom", "timothy tim",
    "victoria vicky", "vladimir volodya", "walter walt", "william bill will billy", "zachary zach",
)  # fmt: skip
_FULL_FORM = {short: group.split()[0] for group in SHORT_FORMS for short in group.split()}
_POSSESSIVE = re.compile(r"'s(?![a-z])|(?<=s)'(?![a-z])")
_APOSTROPHES = re.compile(r"['`ʼ]")
_WORD = re.compile(r"[a-z0-9]+\.?")
_ABD = re.compile(r"^abd[aeou]l(?=[a-z]{3}|$)")
_DIM = str.maketrans("oe", "ua")  # vowels that Arabic and Persian do not tell apart
_REMEMBERED = 8192  # names of which a text is read once: an article says the same ones over and over
_AGREES = 0.8  # a part of a name that scores less is another name


class PersonName(NamedTuple):
    """A parsed name: its folded words in order, without titles, suffixes and particles."""

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()  # single letters that stood before the last word

    @property
    def full(self) -> bool:
        """Whether the name has at least a given and a family name."""
        return len(self.words) >= 2


class Likeness(NamedTuple):
    """How surely two names are one person's, by which rule; `weak` asks for support from context."""

    score: float
    method: str
    weak: bool = False


def fold(text: str) -> str:
    """Return the text in lower-case ASCII letters, one space between words, no possessive endings."""
    ascii_text = (text if text.isascii() else anyascii(text)).lower()
    return " ".join(_POSSESSIVE.sub("", ascii_text).split())


@lru_cache(_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; apostrophes join, hyphens part."""
    return tuple(w.rstrip(".") for w in _WORD.findall(_APOSTROPHES.sub("", fold(text))))


@lru_cache(_REMEMBERED)
def parse_person(text: str) -> PersonName:
    """Read a person's name: set titles apart, keep initials by themselves."""
    words = words_of(text)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    core = _without_particles(words, opening=text[:1].islower())
    initials = tuple(w for w in words[:-1] if len(w) == 1)
    return PersonName(tuple(_ABD.sub("abd", w) for w in core), initials)


def _without_particles(words: tuple[str, ...], *, opening: bool) -> tuple[str, ...]:
    """Drop initials and particles; the first word only where the name opened in lower case (`al-X`).

    `An` and `Do` are Korean names too, so a name that reads as Korean is left whole.
    """
    if korean.readings(words):
        return words
    kept = (w for i, w in enumerate(words) if w not in PARTICLES or (i == 0 and not opening))
    return tuple(w for w in kept if len(w) > 1) or words


def same_words(a: PersonName, b: PersonName) -> bool:
    """Say whether the two are written with the same letters, however spaced."""
    return "".join(a.words) == "".join(b.words) and a.initials == b.initials


def compare_persons(a: PersonName, b: PersonName) -> Likeness | None:
    """Say how two full names could be one person's, or None where they are not."""
    if not (a.full and b.full) or not _initials_agree(a.initials, b.initials):
        return None
    if same_words(a, b):
        return Likeness(1.0, "same name")
    one, other = korean.readings(a.words), korean.readings(b.words)
    if one and other:
        score = korean.likeness(one, other)
        return Likeness(score, "romanization", weak=score < 0.9) if score >= 0.6 else None
    if len(a.words) != len(b.words):
        return None
    return max(filter(None, _orders(a.words, b.words)), default=None)


def _orders(a: tuple[str, ...], b: tuple[str, ...]) -> Iterator[Likeness | None]:
    """Compare word by word as written, then with the family name moved to the other end."""
    yield _aligned(a, b, "romanization")
    for turned in {(*a[1:], a[0]), (a[-1], *a[:-1])}:
        found = _aligned(turned, b, "family name first")
        yield found and found._replace(score=found.score - 0.05, weak=True)


def _aligned(a: tuple[str, ...], b: tuple[str, ...], method: str) -> Likeness | None:
    scores = []
    for i, (x, y) in enumerate(zip(a, b, strict=True)):
        scores.append(_word_likeness(x, y, given=i == 0))
        if scores[-1] < _AGREES:
            return None
    worst = min(scores)
    if worst == 1.0:  # in one order these differ in an initial that only one of them has
        return Likeness(0.9, method, weak=True)
    # One word may be spelled by ear if the others agree; two such words are two people.
    loose = sum(s < 0.9 for s in scores)
    return Likeness(sum(scores) / len(scores) - 0.02, method, weak=loose > 0) if loose <= 1 else None


def _word_likeness(a: str, b: str, *, given: bool) -> float:
    if given and full_form(a) == full_form(b):
        return 1.0 if a == b else 0.92
    if given and a != b and min(len(a), len(b)) >= 6 and dim(a) == dim(b):
        return 0.92
    if min(len(a), len(b)) <= 3 and a != b:
        return 0.95 if canonical(a) == canonical(b) else 0.0
    return alike(a, b) if a == b or _may_agree(a, b) else 0.0


def full_form(word: str) -> str:
    """Return the given name that a folded word is short for, or the word."""
    return _FULL_FORM.get(word, word)


def _may_agree(a: str, b: str) -> bool:
    """Say whether two words are near enough for `alike` to agree: of millions of pairs most are not.

    No edit costs `alike` less than 0.4 of a letter.
    """
    one, other = canonical(a), canonical(b)
    longest = max(len(one), len(other))
    return a[:1] in "jd" or b[:1] in "jd" or Levenshtein.distance(one, other) * 0.6 <= 0.15 * longest


def dim(word: str) -> str:
    """Spell a given name with three vowels (`Mohamed`, `Muhammad`)."""
    return canonical(word).translate(_DIM)


def _initials_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or a == b


def is_part(part: PersonName, whole: PersonName) -> bool:
    """Say whether the first name could be short for the second, which must say more.

    A single word must be the family name: the last word, or the first of a Korean name. More
    words must stand in the whole in their order and share its first or last word.
    """
    extra = len(whole.words) > len(part.words) or len(part.initials) > len(whole.initials)
    if not extra or not part.words or not whole.full:
        return False
    if len(part.words) == 1:
        return _is_family(part.words[0], whole) and _initials_fit(part, whole)
    if not _in_order(part.words, whole.words) or not _initials_fit(part, whole):
        return False
    return _same(part.words[0], whole.words[0]) or _same(part.words[-1], whole.words[-1])


def _is_family(word: str, whole: PersonName) -> bool:
    if _same(word, whole.words[-1]):
        return True
    return word in korean.FAMILY_NAMES and _same(word, whole.words[0]) and bool(korean.readings(whole.words))


def _initials_fit(part: PersonName, whole: PersonName) -> bool:
    """Say whether each initial of the part opens a word or is an initial of the whole."""
    openings = {w[0] for w in whole.words[:-1]} | set(whole.initials)
    return set(part.initials) <= openings


def _in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    left = iter(whole)
    return all(any(_same(word, other) for other in left) for word in part)


def _same(a: str, b: str) -> bool:
    return a == b or (a[:1] == b[:1] and len(a) > 3 and canonical(a) == canonical(b))


def surnames(name: PersonName) -> set[str]:
    """Return the words of a full name by which a later mention may call the person, canonical."""
    found = {canonical(name.words[-1])}
    if name.full and korean.readings(name.words):
        found.add(canonical(name.words[0]))
    return found
