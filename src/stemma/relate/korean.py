"""Turns Korean names in Latin letters into syllables, and says whether two spellings can be one name.

A Korean syllable is written by Revised Romanization, McCune-Reischauer, the North Korean
system and by taste; each spelling of a vowel stands for a few vowels of the script. Two
syllables can be one where their consonants are of one class and the vowels they may stand for
overlap.
"""

from __future__ import annotations

import re

_FAMILY_NAMES_WORDS = """
ahn an bae baek ban bang bong byun cha chae chang cheon cheong chi chin cho choe choi chon chong choo chu
chun chung do doh eom eun gang ghim gi gil go goh gong gu guk gwak gwon ha hahm ham han heo ho hong hur huh
hwang hwangbo hyon hyun im jang je jeon jeong ji jin jo joo jon jong joung ju jun jung kang kee ki kil kim
ko koh kong koo ku kuk kwak kwon kye lee li lim ma maeng meng min moon mun myong myung na nam namgung
namkoong no noh o oh ok pae paek paik pak pang park pyo pyon ra rhee rhie ri ro roh ryang ryo ryoo ryu seo
seok seol seong shim shin sim sin so sok sol son song suh suk sun sung synn tae u um wang won woo wu yang
yeo yeom yeon yi yim yo yom yon yong yoo yoon you yu yun
"""
FAMILY_NAMES = frozenset(_FAMILY_NAMES_WORDS.split())

_SYLLABLE = re.compile(
    r"(kk|tt|pp|jj|ss|tch|ch|sh|th|gh|[gkdtbpjcszrlnmh]|)"
    r"(yeou|yeo|yae|yoo|you|eui|woo|weo|wae|eoo|aeo|eou|yuh|yo|yu|ya|ye|yi|wa|we|wi|wo|wu"
    r"|ae|ai|ay|ah|eo|eu|ee|eh|oo|ou|oe|oi|oh|ui|ue|uh|ie|au|er|a|e|i|o|u|y)"
    r"(ng|ck|rk|[nmklgpbtdrsh]?)"
)
_INITIALS = {"g": "k", "kk": "k", "d": "t", "tt": "t", "b": "p", "pp": "p", "j": "c", "jj": "c", "ch": "c"}
_INITIALS |= {"th": "t", "gh": "k", "tch": "c", "z": "c", "ss": "s", "sh": "s", "l": "r"}
_FINALS = {"g": "k", "ck": "k", "rk": "k", "b": "p", "d": "t", "s": "t", "r": "l", "h": ""}
_VOWELS = {
    "a": "아", "ah": "아", "er": "어", "ae": "애", "ai": "애", "ay": "애", "eo": "어", "au": "어", "uh": "어",
    "o": "어오", "oh": "오어", "u": "어우으", "oo": "우", "ou": "우", "woo": "우", "wu": "우", "eoo": "우",
    "eou": "어우",
    "yeou": "여",
    "eu": "으", "i": "이의", "ee": "이의", "yi": "이", "ie": "이", "y": "이", "ui": "의", "eui": "의",
    "ue": "의", "e": "에애", "eh": "에", "yeo": "여", "yo": "여요", "yu": "여유", "yuh": "여", "you": "여유",
    "yoo": "유", "ya": "야", "yae": "얘", "ye": "예", "oe": "외", "oi": "외", "we": "외웨", "wa": "와",
    "wo": "워", "weo": "워", "wi": "위", "wae": "왜", "aeo": "애",
}  # fmt: skip

Syllable = tuple[str, str, str]
Name = tuple[Syllable, ...]


def syllable(text: str) -> Syllable | None:
    """Return the syllable's initial class, possible vowels and final class, or None."""
    match = _SYLLABLE.fullmatch(text)
    if match is None:
        return None
    initial, vowel, final = match.groups()
    return _INITIALS.get(initial, initial), _VOWELS[vowel], _FINALS.get(final, final)


def split_given(text: str) -> tuple[str, str] | None:
    """Split a given name written as one word (`sonhui`) into its two syllables, or return None.

    Where two splits read (`jongun`), the consonant opens the second syllable unless the first
    ends in a cluster that only a final can be.
    """
    for at in range(len(text) - 2, 1, -1):
        if syllable(text[:at]) and syllable(text[at:]):
            return text[:at], text[at:]
    return None


def one_word(a: str, b: str) -> bool:
    """Say whether two words of two syllables are one, surely spelled by two systems."""
    one, other = split_given(a), split_given(b)
    if not one or not other:
        return False
    read = [(syllable(x), syllable(y)) for x, y in zip(one, other, strict=True)]
    return all(x and y and _syllables_agree(x, y) == 1.0 for x, y in read)


def readings(words: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the ways to read a name as Korean, its syllables family first; none where it cannot be.

    A name of two words that could both be family names reads both ways.
    """
    if not 2 <= len(words) <= 3:
        return ()
    orders = (words, (words[-1], *words[:-1]))
    return tuple(read for parts in orders if parts[0] in FAMILY_NAMES for read in [_read(parts)] if read)


def _read(parts: tuple[str, ...]) -> Name | None:
    if len(parts) == 2:
        given = split_given(parts[1])
        parts = (parts[0], *given) if given else parts
    read = [syllable(p) for p in parts]
    return tuple(s for s in read if s) if all(read) else None


def spelled_readings(words: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the ways to read a name as Korean, each syllable as it is spelled, family first.

    A given name written as one word reads in every way that it can be parted.
    """
    if not 2 <= len(words) <= 3:
        return ()
    found = []
    for parts in dict.fromkeys((words, (words[-1], *words[:-1]))):
        if parts[0] in FAMILY_NAMES:
            found += [(parts[0], *given) for given in _givens(parts[1:])]
    spelled = ([_SYLLABLE.fullmatch(s) for s in read] for read in found)
    return tuple(tuple(_groups(m) for m in read if m) for read in spelled if all(read))


def _givens(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    if len(words) != 1:
        return [words]
    text = words[0]
    cuts = [(text[:at], text[at:]) for at in range(len(text) - 1, 1, -1)]
    return [words] + [cut for cut in cuts if all(_SYLLABLE.fullmatch(s) for s in cut)]


def _groups(match: re.Match[str]) -> Syllable:
    opening, vowel, close = match.groups()
    return opening, vowel, close


def likeness(a: tuple[Name, ...], b: tuple[Name, ...]) -> float:
    """Return how well the best readings of two names agree, 0..1."""
    return max((agree(x, y) for x in a for y in b), default=0.0)


def key(name: Name) -> str:
    """Return the consonants that spellings of one name share: silent ones and final n, ng made one."""
    return "-".join(f"{'' if i in 'rn' else i}.{f.removesuffix('g')}" for i, _, f in name)


def agree(a: Name, b: Name) -> float:
    """Return how well two names agree, 0..1: 0.95 where every syllable can be one, 0 where one cannot.

    A slip that papers make (final `n` for `ng`, a family name of the next vowel) costs; two
    slips make two names.
    """
    if len(a) != len(b):
        return 0.0
    family, *given = (_syllables_agree(x, y) for x, y in zip(a, b, strict=True))
    if not family and min(given) == 1.0 and _near_family(a[0], b[0]):
        family = 0.75
    slips = sum(s < 1.0 for s in (family, *given))
    return 0.95 * min(family, *given) if slips <= 1 else 0.0


def _syllables_agree(a: Syllable, b: Syllable) -> float:
    if not set(a[1]) & set(b[1]) or not _initials_agree(a, b):
        return 0.0
    if a[2] == b[2]:
        return 1.0
    return 0.75 if {a[2], b[2]} == {"n", "ng"} else 0.0


def _initials_agree(a: Syllable, b: Syllable) -> bool:
    """Say whether the initials are one; before i and y an initial r or n falls silent in the South."""
    if a[0] == b[0]:
        return True
    both = {a[0], b[0]}
    soft = all(v[1][0] in "이여유야요예" for v in (a, b))
    return both == {"r", "n"} or (soft and both in ({"r", ""}, {"n", ""}))


def _near_family(a: Syllable, b: Syllable) -> bool:
    """Say whether one family name could be a careless spelling of the other (`Cho` for `Choe`)."""
    vowels = {"오외", "어외", "외오"}
    near = any(x + y in vowels or y + x in vowels for x in a[1] for y in b[1])
    return a[0] == b[0] and a[2] == b[2] == "" and near
