"""Turns an entity into the differences between the names and offices that reports give it.

For each story and document the fullest name is taken that the document uses most; bare family
names, acronyms, capital letters and the names of countries differ everywhere and are not
reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.collation.witness import Witness
from stemma.relate.aliases import countries
from stemma.relate.bodies import is_acronym, is_generic, one_slip, thing_words
from stemma.relate.names import parse_person, words_of
from stemma.types import Difference, Entity, Locus, NameForm, Variant

_SPELLING_WEIGHT = 0.3  # other letters: `Sergey`, `Sergei`
_FORM_WEIGHT = 0.2  # the same letters otherwise set: hyphens, titles, a longer form
_ROLE_WEIGHT = 0.12
_MANY_FORMS = 8
_HONOUR_WORDS = """
dr prof professor sir dame lord lady sheikh shaikh sheik imam mullah ayatollah rabbi pastor mallam malam
alhaji hajj haji hajia chief emir rev
"""
_HONOURS = frozenset(_HONOUR_WORDS.split())
_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z]|\b[A-Z]{3,}\b")
_OFFICES = frozenset(["lady", "lord", "chief", "professor", "prof", "rabbi", "pastor", "emir"])
_ADDED_WORDS = """
of president presidents presidential minister ministers prime foreign affairs chairman director general deputy
head secretary governor mayor king queen prince ambassador envoy plenipotentiary senator
"""
_ADDED = frozenset(_ADDED_WORDS.split())
_MOST = 3  # places of one wording shown for each report
# Titles of mere courtesy, and offices named by another's (`her counterpart`), tell nothing.
_RELATIVE = frozenset(["counterpart", "colleague", "ally", "rival", "mr", "mrs", "ms", "miss"])
_TIMELESS = frozenset(["the", "a", "an", "of", "for", "new", "current", "its", "his", "her", "their", "s"])


def name_differences(entity: Entity, reports: Mapping[str, Witness]) -> Iterator[Difference]:
    """Yield the difference in spelling and the one in office for each story that has one."""
    if entity.kind == "country":
        return
    for story, forms in _by_story(entity.names, reports).items():
        variants = _variants(
            _main_forms(entity, _with_honours(entity, forms)), spelled=entity.kind in ("person", "instrument")
        )
        if len(variants) > 1:
            weight = _SPELLING_WEIGHT if _other_letters(variants) else _FORM_WEIGHT
            yield Difference(f"name of {entity.name}", "naming", variants, weight, story)
    if entity.kind == "person":
        for story, forms in _by_story(entity.roles, reports).items():
            variants = _role_variants(forms)
            if len(variants) > 1:
                yield Difference(f"office of {entity.name}", "naming", variants, _ROLE_WEIGHT, story)


Places = dict[str, list[Locus]]  # wording → where


def _by_story(forms: Sequence[NameForm], reports: Mapping[str, Witness]) -> dict[str, Places]:
    found: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    for form in forms:
        for locus in form.mentions:
            if locus.document in reports:
                found[reports[locus.document].story][form.text].append(locus)
    return found


def _with_honours(entity: Entity, forms: Places) -> Places:
    """Return the wordings with the honours that stand right before them (`Sheikh`, not `Mr`)."""
    honours = {
        (locus.document, locus.span.end): role.text.split()[-1]
        for role in entity.roles
        if role.text.split() and words_of(role.text)[-1:] and _is_honour(words_of(role.text))
        for locus in role.mentions
    }
    found: Places = defaultdict(list)
    for text, loci in forms.items():
        for locus in loci:
            honour = honours.get((locus.document, locus.span.start - 1))
            found[f"{honour} {text}" if honour else text].append(locus)
    return found


def _is_honour(words: Sequence[str]) -> bool:
    """Say whether an office is an honour or ends in one (`minister Alhaji`, not `First Lady`)."""
    return words[-1] in _HONOURS and (len(words) == 1 or words[-1] not in _OFFICES)


def _main_forms(entity: Entity, forms: Places) -> Places:
    """Return for each document the name that it uses in full, with all places of it."""
    used: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for text, loci in forms.items():
        if _is_full(entity, text):
            for locus in loci:
                used[locus.document][text] += 1
    kept: Places = defaultdict(list)
    for document, texts in used.items():
        main = max(texts, key=lambda t: (len(words_of(t)), texts[t], t))
        for text in texts:
            if (
                text == main
                or (entity.kind != "person" and not _shortened(text, main))
                or one_slip(text, main)
            ):
                places = [locus for locus in forms[text] if locus.document == document]
                kept[_shown(text)] += sorted(places, key=_order)[:_MOST]
    return kept


def _shortened(text: str, main: str) -> bool:
    """Say whether a body's name is merely shortened: all of its words stand in the fuller name in order."""
    words = iter(words_of(main))
    return all(w in words for w in words_of(text)) and text != main


def _is_full(entity: Entity, text: str) -> bool:
    if "@" in text or "#" in text:
        return False
    if entity.kind == "person":
        return parse_person(text).full and _is_one_name(text)
    if is_generic(text):
        return False  # `the Foreign Ministry` is short for its country's everywhere
    return len(words_of(text)) >= 2 or (is_acronym(text) and _is_of_a_longer_name(entity, text))


def _is_one_name(text: str) -> bool:
    """Say whether a person's name is just that: no word twice, no words run together, no capitals."""
    words = words_of(text)
    return len(set(words)) == len(words) and not text.isupper() and not _RUN_TOGETHER.search(text)


def _is_of_a_longer_name(entity: Entity, acronym: str) -> bool:
    """Say whether an acronym has the letters of a name that the entity has and more: it says more.

    Any other acronym beside a name is the same name in short, in whatever language.
    """
    short = acronym.replace(".", "").lower()
    return any(
        short.startswith(letters) and len(short) >= len(letters) + 2
        for form in entity.names
        if not is_acronym(form.text)
        for letters in [_initials(form.text)]
        if len(letters) >= 2
    )


def _initials(text: str) -> str:
    return "".join(w[0] for w in words_of(text))


def _shown(text: str) -> str:
    """Return the wording without line breaks, article and possessive ending."""
    return (
        " ".join(text.split()).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    )


def _variants(forms: Places, *, spelled: bool) -> tuple[Variant, ...]:
    """Join what differs in case alone, and in grammar (`Varland's army`, `the Varlandic army`).

    Grammar counts for persons and treaties (`spelled`). There are none where all is one, or
    where they are too many to be one name.
    """
    forms = _without_additions(forms)
    joined: Places = defaultdict(list)
    shown: dict[tuple[str, ...] | str, str] = {}
    for text, loci in sorted(forms.items(), key=lambda item: (-len(item[1]), item[0])):
        key = text.casefold() if spelled else tuple(sorted(thing_words(text, capitals=False)))
        joined[shown.setdefault(key, text)] += loci
    many = not 2 <= len(joined) <= _MANY_FORMS
    return (
        () if many else tuple(Variant(text, tuple(sorted(loci, key=_order))) for text, loci in joined.items())
    )


def _without_additions(forms: Places) -> Places:
    """Leave out the wordings that are another one with a country or an office put to it, or its plural."""
    plain = {text: tuple(words_of(text)) for text in forms}

    def added(text: str) -> bool:
        words = plain[text]
        return any(
            set(other) < set(words) and any(w in _ADDED or w in countries() for w in set(words) - set(other))
            for other in plain.values()
        ) or any(other != words and other == _singular(words) for other in plain.values())

    return {text: loci for text, loci in forms.items() if not added(text)}


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:-1], words[-1].removesuffix("s"))


def _order(locus: Locus) -> tuple[str, int]:
    return locus.document, locus.span.start


def _other_letters(variants: Sequence[Variant]) -> bool:
    """Say whether any two wordings of as many words have different letters."""
    words = [tuple(parse_person(v.value).words) for v in variants]
    lengths = {len(w) for w in words}
    return any(len({"".join(w) for w in words if len(w) == n}) > 1 for n in lengths)


def _role_variants(forms: Places) -> tuple[Variant, ...]:
    """Return the offices in which documents differ: none of whose words hold all words of another."""
    kept: Places = defaultdict(list)
    shown: dict[frozenset[str], str] = {}
    for text, loci in sorted(forms.items(), key=lambda item: (-len(item[1]), item[0])):
        words = frozenset(w for w in thing_words(text) if w not in _TIMELESS)
        alike = next((w for w in shown if w <= words or words <= w), None)
        if words - _HONOURS and not words & _RELATIVE:
            key = words if alike is None else alike
            kept[shown.setdefault(key, " ".join(text.split()))] += loci
    documents = [{locus.document for locus in loci} for loci in kept.values()]
    if not 2 <= len(kept) <= _MANY_FORMS or all(d == documents[0] for d in documents):
        return ()
    return tuple(Variant(text, tuple(sorted(loci, key=_order))) for text, loci in kept.items())
