"""Turns a name as written, in any script, into its parts: words with titles, forms and small words apart.

Other scripts are folded to Latin letters (anyascii). A name in Han or Hangul is parted into family and
given name, one in Arabic or Hebrew keeps its consonants alone, since its vowels are not written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from stemma.relate.korean_sounds import letters
from stemma.relate.name_words import COMMON, FORM_PHRASES, FORMS, PERSONAL, SMALL
from stemma.relate.names import PARTICLES, SUFFIXES, TITLES

_REMEMBERED = 65536
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.[ ]?){1,}[^\W\d_]\b\.?")
_QUOTED = re.compile('["“”„«»]')
_APOSTROPHE = re.compile(r"['`’ʼʻ‘]")
_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
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
# Words of bodies in scripts without spaces, with what English has for them.
_NATIVE_WORDS = """
jsc: 股份有限公司 주식회사
llc: 有限责任公司 有限責任公司 유한회사
ltd: 有限公司
kk: 株式会社 株式會社
group: 集团 集團 그룹
company: 公司
bank: 银行 銀行 은행
technology: 技术 技術 科技
university: 大学 대학교
oil: 石油
industry: 工业 工業
international: 国际 國際
trading: 贸易 貿易
investment: 投资 投資
holding: 控股
electronics: 电子 電子 전자
energy: 能源
insurance: 保险
airline: 航空
china: 中国 中國
"""
_NATIVE_FORMS = {
    native: f" {english} "
    for english, _, words in (row.partition(": ") for row in _NATIVE_WORDS.strip().splitlines())
    for native in words.split()
}
_NATIVE_FORM = re.compile("|".join(sorted(_NATIVE_FORMS, key=len, reverse=True)))
_BODY_MARKS = re.compile(r"[&+]|\d|\b(?:of|for|and)\b")


class Parts(NamedTuple):
    """A name as written in parts.

    `words` are what tells the bearer, folded; `small` what joins them; `titles` and `forms` what stood
    around (forms by their classes). `abjad` says that vowels were not written, `syllables` are those of a
    name in Hangul, `body` says that something in it is said of bodies only.
    """

    words: tuple[str, ...]
    small: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    abjad: bool = False
    body: bool = False
    syllables: tuple[tuple[str, str, str], ...] = ()


@lru_cache(_REMEMBERED)
def parts(text: str) -> Parts:
    """Read a name of a person or a body."""
    text = _QUOTED.sub(" ", _ASIDE.sub("", text)).strip() or text
    native = _hangul(text)
    kept, forms = _without_forms(_words(text))
    body = bool(forms) or bool(_BODY_MARKS.search(text)) or _is_common(kept)
    if body and _HAN.search(text):
        kept, forms = _without_forms(_words(text, whole=True))
    titles: list[str] = []
    while len(kept) > 1 and kept[0] in TITLES and not body:
        titles.append(kept.pop(0))
    while len(kept) > 1 and kept[-1] in SUFFIXES and not body:
        titles.append(kept.pop())
    joins = SMALL if body else PARTICLES
    last = len(kept) - 1  # what joins has something behind it: `An` is a name in `Sam An`
    given = kept[0] if last == 1 and kept[0] in _GIVEN_TOO else ""
    told = tuple(w for at, w in enumerate(kept) if w not in joins or at == last or w == given)
    small = tuple(w for w in kept[:-1] if w in joins and w != given)
    return Parts(told, small, tuple(titles), tuple(forms), bool(_ABJAD.search(text)), body, native)


def _words(text: str, *, whole: bool = False) -> list[str]:
    """Return the folded words in the order given name first, as far as a comma tells.

    `whole` leaves what is written without spaces one word, since it is no person's.
    """
    text = _NATIVE_FORM.sub(lambda m: _NATIVE_FORMS[m[0]], _undotted(text))
    last, comma, rest = text.partition(",")
    if comma and rest.strip() and "," not in rest:
        text = last if _is_style(rest) else text if _is_tail(rest) else f"{rest} {last}"
    found: list[str] = []
    for chunk in _DOTS.sub(" ", text).split():
        found += _WORD.findall(_plain(chunk)) if whole and _HAN.search(chunk) else _chunk(chunk)
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


def _without_forms(words: list[str]) -> tuple[list[str], list[str]]:
    """Take legal forms away from either end, those written out first."""
    forms: list[str] = []
    kept = list(words)
    for phrase, form in sorted(FORM_PHRASES.items(), key=lambda row: -len(row[0])):
        size = len(phrase)
        for at in (0, len(kept) - size):
            if at >= 0 and len(kept) > size and tuple(kept[at : at + size]) == phrase:
                del kept[at : at + size]
                forms.append(form)
                break
    while len(kept) > 1 and kept[-1] in FORMS:
        forms.append(FORMS[kept.pop()])
    if len(kept) > 1 and kept[0] in FORMS and (FORMS[kept[0]] != "form" or kept[0] in ("pt", "fgup", "gup")):
        forms.append(FORMS[kept.pop(0)])
    return kept, forms
