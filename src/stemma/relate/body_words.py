"""Turns words of bodies' names into what they mean: legal forms, words common to many bodies, numbers.

Words that many bodies share have one English word for each of them (`body_vocabulary`), found for their
plurals, cases and other romanisations too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from stemma.relate.aliases import countries
from stemma.relate.body_vocabulary import COMMON, PERSONAL
from stemma.relate.romanization import canonical

# Legal forms by class: what a shareholder may lose, or that there are shares on a market, or neither.
_FORM_WORDS = {
    "limited": """
ltd limited llc lc ltda lda gmbh ug sarl sas sasu srl bv bvba sprl ooo tov too doo dooel spzoo sro kft eood
ood sl slu pte pty pvt sdn bhd oy ehf aps ks kk gk wll fze fzco fzc fzllc dmcc uab sia oue ou llp lp lllp kg
pllc mchj mmc epe
""",
    "stock": """
inc incorporated corp corporation plc ag sa spa nv ab as asa se oyj pao oao zao ao jsc pjsc ojsc cjsc psc pat
prat ad ead dd rt zrt nyrt tbk saog bsc kgaa scs sca cv sab tas jscb akb pkb hf ae pjs qsc qpsc pcl
""",
    "form": """
co company cia cie compagnie pt cv est ev eg gbr ohg snc sti stiftung coop fup fgup gup mup vof
""",
}
_FORM_PHRASES = {
    "limited": """
limited liability company| private limited| gesellschaft mit beschrankter haftung
| societe a responsabilite limitee| obshchestvo s ogranichennoy otvetstvennostyu
| tovarystvo z obmezhenoyu vidpovidalnistyu| sociedad limitada| spolka z ograniczona odpowiedzialnoscia
| sp z o o| sp z oo| limited sirketi| youxian gongsi| youxiangongsi| s r o| s a r l| spol s r o| spol sro
| societa a responsabilita limitata| sociedad de responsabilidad limitada| sociedade limitada| limitada
| besloten vennootschap| osakeyhtio| anpartsselskab| korlatolt felelossegu tarsasag| gmbh und co kg
| gmbh and co kg| gmbh co kg| drustvo s ogranicenom odgovornoscu| drustvo sa ogranicenom odgovornoscu
| druzba z omejeno odgovornostjo| spolecnost s rucenim omezenym| spolocnost s rucenim obmedzenym
| societate cu raspundere limitata| druzhestvo s ogranichena otgovornost| osauhing| uzdaroji akcine bendrove
| sabiedriba ar ierobezotu atbildibu| mehdud mesuliyyetli cemiyyet
| tovarishchestvo s ogranichennoy otvetstvennostyu
| limited liability partnership| limited partnership| gmbh u co kg| in liquidation| in liq| i l
| cong ty tnhh| trach nhiem huu han
| perseroan terbatas| sendirian berhad| private limited company| ltd sti
""",
    "stock": """
joint stock company| public joint stock company| open joint stock company| closed joint stock company
| private joint stock company| aktiengesellschaft| societe anonyme| sociedad anonima| sociedade anonima
| societa per azioni| naamloze vennootschap| aktsionernoe obshchestvo| publichnoe aktsionernoe obshchestvo
| otkrytoe aktsionernoe obshchestvo| zakrytoe aktsionernoe obshchestvo| anonim sirketi
| public limited company| gufenyouxiangongsi| gufen youxian gongsi| zhushihuishe| jusighoesa| jusikhoesa
| aktsiaselts| aktiebolag| a s| s a| s p a| akciova spolecnost| akciova spolocnost| spolka akcyjna
| cong ty co phan
| aksjeselskap| allmennaksjeselskap| aktieselskab| julkinen osakeyhtio| dionicko drustvo| akcionarsko drustvo
| delniska druzba| reszvenytarsasag| zartkoruen mukodo reszvenytarsasag| nyilvanosan mukodo reszvenytarsasag
| societate pe actiuni| aktsionerno druzhestvo| akcine bendrove| akciju sabiedriba
| publichne aktsionerne tovarystvo
| pryvatne aktsionerne tovarystvo| aktsionerne tovarystvo| anonymi etaireia| sociedad anonima de cv
| sociedad anonima de capital variable| public joint stock| saudi joint stock company| berhad
| otkrytoye aktsionernoye obshchestvo| zakrytoye aktsionernoye obshchestvo
| publichnoye aktsionernoye obshchestvo
| aktsionernoye obshchestvo
""",
}
_SMALL_WORDS = """
the of for on to in at by and a an de du des la le les und et y i e o fur fuer der die das del della di da do
dos das el los las von van den zu im am au aux na po v s z w ve et al no nr number num nomer i
"""
SMALL = frozenset(_SMALL_WORDS.split())
#: Legal forms of one word, each with its class.
FORMS: Mapping[str, str] = MappingProxyType(
    {word: form for form, words in _FORM_WORDS.items() for word in words.split()}
)
#: Legal forms written out, as their words, each with its class.
FORM_PHRASES: Mapping[tuple[str, ...], str] = MappingProxyType(
    {tuple(phrase.split()): form for form, rows in _FORM_PHRASES.items() for phrase in rows.split("|")}
)
_NUMBERS_WORDS = """
1: i first one pervyi pervaya erste primera premier
2: ii second two vtoroi vtoraya zweite segunda deuxieme
3: iii third three tretii tretya dritte tercera troisieme
4: iv fourth four
5: v fifth five
6: vi sixth six
7: vii seventh seven
8: viii eighth eight
9: ix ninth nine
10: x tenth ten
11: xi eleventh eleven
12: xii twelfth twelve
"""
_NUMBERS = {
    word: number
    for number, _, words in (row.partition(":") for row in _NUMBERS_WORDS.strip().splitlines())
    for word in words.split()
}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ya|yi|y|oi|aya)?")
# Endings of Slavic words, as `canonical` writes them, and of plurals.
_CASE = re.compile(r"(?:[yi]{1,2}kh|[yieao]{1,2}[ym]|[oe]go|[yieoauAOYE]{1,3}|s|es)$")
_SHORT_COUNTRIES = frozenset(("uk", "usa", "uae"))
_STEM = 4  # letters that what is left of a word must have at least
_REMEMBERED = 65536


def _stem(word: str) -> str:
    """Return a word without its ending, its sounds made one letter each; itself where little is left."""
    plain = canonical(word) if word.isascii() else word
    bare = _CASE.sub("", plain)
    return bare if len(bare) >= _STEM else plain


def _stems(words: Iterable[str]) -> dict[str, str]:
    """Return the stems that words of one meaning alone have, each with that meaning."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(_stem(word), set()).add(COMMON[word])
    return {stem: meanings.pop() for stem, meanings in found.items() if len(meanings) == 1}


_STEMS = MappingProxyType(_stems(COMMON.keys() - PERSONAL))


def one_stem(a: str, b: str) -> bool:
    """Say whether two words differ in their ending alone."""
    return min(len(a), len(b)) >= _STEM and bool(_forms_of(a) & _forms_of(b))


def _forms_of(word: str) -> set[str]:
    """Return a word as it sounds, with its ending and without."""
    plain = canonical(word)
    named = _CASE.sub("", canonical(word[:-1])) if word.endswith("an") else plain  # of Varla: Varlan
    return {bare for bare in (plain, named, _CASE.sub("", plain)) if len(bare) >= _STEM}


@lru_cache(_REMEMBERED)
def meaning(word: str) -> str | None:
    """Return the English word for a word common to many bodies, a number's digits, a country, or None.

    Of three letters or less a word is no country but an abbreviation.
    """
    number = _ORDINAL.fullmatch(word)
    found = _NUMBERS.get(word) or (number and number[1]) or COMMON.get(word)
    if found or (len(word) <= 3 and word not in _SHORT_COUNTRIES):
        return found or None
    country = countries().get(word)
    plural = COMMON.get(f"{word}s") or COMMON.get(word.removesuffix("s"))
    return country or (plural if len(word) >= _STEM else None) or _STEMS.get(_stem(word))
