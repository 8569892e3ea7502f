"""Turns a name as written, in any script, into its parts: words with titles, forms and small words apart.

Other scripts are folded to Latin letters (anyascii). A name in Han or Hangul is parted into family and
given name, one in Arabic or Hebrew keeps its consonants alone, since its vowels are not written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from stemma.relate.body_vocabulary import COMMON, PERSONAL
from stemma.relate.body_words import FORM_PHRASES, FORMS, SMALL
from stemma.relate.korean_sounds import letters
from stemma.relate.names import PARTICLES, SUFFIXES, TITLES
from stemma.relate.native_words import in_english

_REMEMBERED = 65536
_ASIDE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_FORMER = re.compile(r"\s*(?:formerly|ex|f/?k/?a|a/?k/?a|also|born|nee|née)\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.[ ]?){1,}[^\W\d_]\b\.?")
_QUOTED = re.compile('["“”„«»]')
_APOSTROPHE = re.compile(r"['`’ʼʻ‘]")
_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_SYLLABIC = re.compile(f"{_HAN.pattern}|{_HANGUL.pattern}")
_KANA = re.compile(r"[\u3040-\u30ff]")
_ABJAD = re.compile(r"[\u0590-\u06ff\u0750-\u077f]")
_DOTS = re.compile(r"[·・‧•]")
_CAPITAL = re.compile(r"[A-Z][a-z]*")
_LONG_FAMILIES = frozenset("남궁 황보 제갈 사공 선우 서문 독고 동방".split())  # noqa: SIM905
_OLD_FAMILIES = frozenset(
    "歐陽 欧阳 司馬 司马 諸葛 诸葛 上官 司徒 夏侯 皇甫 端木 公孫 公孙 慕容 令狐 尉遲 尉迟".split()  # noqa: SIM905
)
_GIVEN_TOO = frozenset(("ben", "dos", "san"))  # particles that before one word alone are given names
_ABD = re.compile(r"\babd[aeou]?[ -]?(?:[aeou]l|ar|as|ad|an|er|ur|us)[ -]?(?=[a-z]{3})")
_BODY_MARKS = re.compile(r"[&+]|\d|\b(?:of|for|and)\b", re.IGNORECASE)
#: Legal forms that are names of people too: forms only where they are not written like a name.
_NAMES_TOO = frozenset("pat sa as ab ad ae ag se sas sab tov too doo sia oy".split())  # noqa: SIM905
_OPENING = frozenset(("pt", "fgup", "gup"))  # forms of no class that may open a name
_LIKE_A_NAME = re.compile(r"\b[A-Za-z][a-z]+\b")


_BRACKETS = str.maketrans("()[]", "    ")
_PHRASES = sorted(FORM_PHRASES.items(), key=lambda row: -len(row[0]))  # the longest first


class Parts(NamedTuple):
    """A name as written in parts.

    `words` are what tells the bearer, folded; `small` what joins them; `titles` and `forms` what stood
    around (forms by their classes). `abjad` says that vowels were not written, `syllables` are those of a
    name in Hangul, `body` says that something in it is said of bodies only; `written` are all words in order.
    """

    words: tuple[str, ...]
    small: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    abjad: bool = False
    body: bool = False
    syllables: tuple[tuple[str, str, str], ...] = ()
    written: tuple[str, ...] = ()


@lru_cache(_REMEMBERED)
def parts(text: str, *, as_body: bool = False) -> Parts:
    """Read a name of a person or a body; `as_body` reads it by the rules for bodies, whatever it is."""
    bare = _ASIDE.sub("", text).strip()
    found = _read(_QUOTED.sub(" ", bare).strip() or text, as_body)
    aside = " ".join(_ASIDE.findall(text))
    if not (found.body or as_body) or not bare or _FORMER.match(aside) or _abbreviates(aside, found):
        return found
    return _read(_QUOTED.sub(" ", text.translate(_BRACKETS)), as_body)


def _abbreviates(aside: str, name: Parts) -> bool:
    """Say whether an aside repeats a body's name in its first letters."""
    return acronym_of("".join(_words(aside)), name)


def acronym_of(letters_: str, name: Parts) -> bool:
    """Say whether letters are the first ones of a body's words, with small words and the form or without."""
    told = [w for w in name.written if w not in SMALL]
    rows = (name.written, told, [w for w in told if w not in FORMS], name.words)
    return any(letters_ == "".join(w[0] for w in row) for row in rows)


def _read(text: str, as_body: bool) -> Parts:
    name, comma, rest = text.partition(",")
    if comma and _is_style(rest):
        text = name
    native = _hangul(text)
    written = _words(text)
    spared = frozenset(w.lower() for w in _LIKE_A_NAME.findall(text)) & _NAMES_TOO
    kept, forms = _without_forms(written, spared)
    marked = bool(forms) or bool(_BODY_MARKS.search(text)) or _is_common(kept)
    body = marked or as_body
    if body and _SYLLABIC.search(text):
        kept, forms = _without_forms(_words(text, whole=True), spared)
    titles: list[str] = []
    while len(kept) > 1 and kept[0] in TITLES and not body:
        titles.append(kept.pop(0))
    while len(kept) > 1 and kept[-1] in SUFFIXES and not body:
        titles.append(kept.pop())
    joins = SMALL if body else PARTICLES
    while body and len(kept) > 1 and kept[-1] in SMALL:
        kept.pop()
    last = len(kept) - 1  # what joins has something behind it: `An` is a name in `Sam An`
    given = kept[0] if last == 1 and kept[0] in _GIVEN_TOO else ""
    told = tuple(w for at, w in enumerate(kept) if w not in joins or at == last or w == given)
    small = tuple(w for w in kept[:-1] if w in joins and w != given)
    abjad = bool(_ABJAD.search(text))
    return Parts(told, small, tuple(titles), tuple(forms), abjad, marked, native, tuple(written))


def _words(text: str, *, whole: bool = False) -> list[str]:
    """Return the folded words in the order given name first, as far as a comma tells.

    `whole` leaves what is written without spaces one word, since it is no person's.
    """
    text = in_english(_undotted(text)).replace("ة", "")
    last, comma, rest = text.partition(",")
    if comma and rest.strip() and "," not in rest:
        text = text if _is_tail(rest) else f"{rest} {last}"
    found: list[str] = []
    for chunk in _DOTS.sub(" ", text).split():
        found += _WORD.findall(_plain(chunk)) if whole and _SYLLABIC.search(chunk) else _chunk(chunk)
    joined = _ABD.sub("abd", " ".join(found))
    return joined.split()


def _is_common(words: list[str]) -> bool:
    """Say whether the words common to many bodies are enough to make one."""
    found = [w for w in words if w in COMMON]
    return len(found) > 1 or any(w not in PERSONAL for w in found)


def _is_tail(rest: str) -> bool:
    """Say whether what follows a comma is a suffix or a legal form."""
    words = _WORD.findall(_APOSTROPHE.sub("", anyascii(rest).lower().replace(".", "")))
    return all(w in FORMS or w in SUFFIXES or w in TITLES for w in words)


def _is_style(rest: str) -> bool:
    """Say whether what follows a comma is a style of its own (`Baron Varl of Oster`)."""
    words = _WORD.findall(anyascii(rest).lower())
    return len(words) > 1 and words[0] in TITLES


def _undotted(text: str) -> str:
    """Write `S.A.` as `SA`; an initial before a name stays apart."""
    return _DOTTED.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " " if _tight(m[0]) else m[0], text)


def _tight(dotted: str) -> bool:
    letters_ = dotted.replace(".", "").replace(" ", "").lower()
    return letters_ in FORMS or (len(letters_) >= 3 and " " not in dotted.strip())


def _chunk(chunk: str) -> list[str]:
    if _HAN.search(chunk) and not _KANA.search(chunk):
        return _han(chunk)
    if _HANGUL.search(chunk):
        return _given_and_family(chunk, _LONG_FAMILIES)
    plain = _APOSTROPHE.sub("", anyascii(chunk)).lower()
    return _WORD.findall(plain.replace("&", " and "))


def _plain(chunk: str) -> str:
    return "".join(_WORD.findall(anyascii(chunk).lower()))


def _han(chunk: str) -> list[str]:
    return _given_and_family(chunk, _OLD_FAMILIES)


def _given_and_family(chunk: str, long_families: frozenset[str]) -> list[str]:
    """Part a name in syllables into family and given name; what is no name stays one word."""
    at = 2 if chunk[:2] in long_families and len(chunk) > 2 else 1
    pieces = (chunk[:at], chunk[at:]) if 2 <= len(chunk) <= 4 else (chunk,)
    return [word for word in map(_plain, pieces) if word]


def _hangul(text: str) -> tuple[tuple[str, str, str], ...]:
    bare = text.replace(" ", "")
    found = [letters(c) for c in bare]
    return tuple(s for s in found if s) if 2 <= len(bare) <= 4 and all(found) else ()


def _without_forms(words: list[str], spared: frozenset[str]) -> tuple[list[str], list[str]]:
    """Take legal forms away from either end, those written out first; what is spared is a name."""
    forms: list[str] = []
    kept = list(words)
    for phrase, form in _PHRASES:
        size = len(phrase)
        for at in (0, len(kept) - size):
            if at >= 0 and len(kept) > size and tuple(kept[at : at + size]) == phrase:
                del kept[at : at + size]
                forms.append(form)
                break
    while len(kept) > 1 and kept[-1] in FORMS and kept[-1] not in spared:
        forms.append(FORMS[kept.pop()])
    first = kept[0] if len(kept) > 1 and kept[0] not in spared else ""
    if FORMS.get(first, "form") != "form" or first in _OPENING:
        forms.append(FORMS[kept.pop(0)])
    return kept, forms
