"""Turns a page into the happenings it tells of: trigger words with who, to whom, where, when and whether."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from stemma.annotate.events_clause import clause
from stemma.annotate.events_frames import Scene, nearest_time, participants, scene_of, status_of
from stemma.annotate.events_tense import tense_of
from stemma.annotate.events_tree import Parts, own_time, parts
from stemma.annotate.events_words import IDLE, PHRASE_STARTS, PHRASES, WEAK, WORDS, Word
from stemma.annotate.syntax import Sentence, Sentences
from stemma.annotate.times_tokens import Tokens, tokens_of
from stemma.annotate.wordlists import words
from stemma.offsets import Span
from stemma.types import Annotation, Happening, Page, Tense

_BY = "events"
_VERB_BEFORE = words(
    """
    to will would can could may might must should shall not and or we they you i who please let n't do
    does did
    """
)
_HAPPENS = "OCCURRENCE"  # TimeML's class of events that are no saying, state or aspect of another
_ASIDE = frozenset({"amod", "compound"})  # words that only qualify a noun: `the stepping stone`
# before a weak verb these show that it was done to or by somebody: `was found`, `they have raised`
_HELPED = words("is are was were be been being has have had he she they we i who it")


class EventAnnotator:
    """Sees happenings: those of a lexicon in PLOVER's categories, and what else the encoder takes for one.

    `label` is the trigger's lemma, or the word itself where the lexicon has none. Who, whom, where and when
    are read off the sentence's tree; without a tree they are a fair guess by the words around.
    """

    name = "events"
    requires: tuple[str, ...] = ("sentence", "time", "name")
    provides: tuple[str, ...] = ("event",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        """Yield the event annotations of each page."""
        for page in pages:
            yield tuple(_events(page))


def _events(page: Page) -> Iterator[Annotation]:
    tokens = tokens_of(page.text)
    scene = scene_of(page, tokens)
    sentences = Sentences(page.text, page.layer("tree"))
    named = _named(page)
    triggers = list(_triggers(tokens, named))
    taken = {at for _, first, last in triggers for at in range(first, last)}
    triggers += [found for found in _others(page, tokens, sentences, named) if found[1] not in taken]
    triggers.sort(key=lambda trigger: trigger[1])
    starts = [tokens.starts[first] for _, first, _ in triggers]
    for word, first, last in triggers:
        event = _event(scene, word, Span(first, last), starts, sentences)
        if event is not None:
            yield event


def _named(page: Page) -> Callable[[int], bool]:
    """Return what says whether a character lies in a name or a time (`March`)."""
    names = sorted(a.span for layer in ("name", "time") for a in page.layer(layer))
    starts = [span.start for span in names]

    def inside(position: int) -> bool:
        index = bisect_right(starts, position) - 1
        return index >= 0 and position < names[index].end

    return inside


def _triggers(tokens: Tokens, named: Callable[[int], bool]) -> Iterator[tuple[Word, int, int]]:
    """Yield the triggers outside names and times, with their first token and the one after their last."""
    at = 0
    while at < len(tokens):
        found = _trigger(tokens, at)
        if found is None or named(tokens.starts[at]):
            at += 1
            continue
        word, last = found
        yield word, at, last
        at = last


def _others(
    page: Page, tokens: Tokens, sentences: Sentences, named: Callable[[int], bool]
) -> Iterator[tuple[Word, int, int]]:
    """Yield what the encoder sees happen, in the lexicon or not (`the dam burst`), in verbs and nouns."""
    for seen in page.layer("trigger"):
        at, sentence = tokens.at(seen.span.start), sentences.around(seen.span)
        if seen.label != _HAPPENS or sentence is None or tokens.word(at) in IDLE:
            continue
        top = sentence.top(seen.span)
        if top is None or sentence.relation(top) in _ASIDE or named(seen.span.start):
            continue
        form = {"VERB": "verb", "NOUN": "noun"}.get(sentence.tree.upos[top])
        if form and tokens.starts[at : at + 1] == [seen.span.start] and tokens.ends[at] == seen.span.end:
            yield Word(tokens.lower[at], None, form), at, at + 1


def _trigger(tokens: Tokens, at: int) -> tuple[Word, int] | None:
    """Read the trigger that begins at a token: a phrase, or one word in a form that fits its place."""
    low = tokens.lower[at]
    for phrase in PHRASE_STARTS.get(low, ()):
        last = at + len(phrase)
        if tuple(tokens.lower[at + 1 : last]) == phrase[1:]:
            lemma, category = PHRASES[phrase]
            return Word(lemma, category or None, "past"), last
    word = WORDS.get(low)
    if word is None or not _fits(tokens, at, word):
        return None
    return word, at + 1


def _fits(tokens: Tokens, at: int, word: Word) -> bool:
    """Say whether a form stands where its part of speech may: base forms need a sign of being a verb."""
    if tokens.joined(at) and tokens.word(at - 1) in ("-", "#", "@", "/", "’", "'"):
        return False
    if tokens.word(at + 1) == "-" and tokens.joined(at + 1):
        return False
    before = tokens.word(at - 1)
    if word.form == "base":
        return before in _VERB_BEFORE or (len(before) > 4 and before.endswith("s") and before[-2] != "s")
    if word.form == "s":
        return before not in ("the", "a", "of", "these", "those", "its", "their", "his", "her", "such", "and")
    if word.form == "ing":
        return before not in ("the", "a") and word.lemma not in WEAK
    named = (
        at > 0
        and tokens.words[at][0].isupper()
        and tokens.words[at - 1][:1].isupper()
        and not tokens.breaks(at)
    )
    return word.form != "noun" or not named or before in ("the", "a")


def _event(
    scene: Scene, word: Word, at: Span, triggers: Sequence[int], sentences: Sentences
) -> Annotation | None:
    """Read the frame of a trigger at these tokens; None where a weak verb has nobody to do or suffer it."""
    tokens, (first, last) = scene.tokens, at
    noun = word.form == "noun"
    span = Span(tokens.starts[first], tokens.ends[last - 1])
    sentence = sentences.around(span)
    top = None if sentence is None else sentence.top(span)
    actors, recipients, place = _participants(scene, word, at, (sentence, top))
    if word.lemma in WEAK and not noun:
        passive = bool({tokens.word(first - k) for k in range(1, 5)} & _HELPED)
        if word.form in ("base", "s", "ing") or not (passive or actors):
            return None
    time = _time(scene, span, triggers, (sentence, top))
    if word.form == "verb" and not (actors or recipients or time):
        return None
    happening = Happening(
        word.category,
        actors,
        recipients,
        place,
        time,
        status_of(scene, first, noun=noun),
        *_telling(scene, span, (sentence, top)),
    )
    return Annotation("event", span, _BY, word.lemma, happening)


_Node = tuple[Sentence | None, int | None]  # a trigger's sentence and its word there, if there is a tree


def _telling(scene: Scene, span: Span, node: _Node) -> tuple[Tense, str]:
    """Return the tense and the clause in which a sentence with a tree tells a trigger."""
    sentence, top = node
    if sentence is None or top is None:
        return "", ""
    words = sentence.tree.words
    times = list(scene.times_in(words[0].start, words[-1].end))
    return tense_of(sentence, top), clause(sentence, top, sentence.inside(span), times)


def _participants(scene: Scene, word: Word, at: Span, node: _Node) -> Parts:
    """Read who takes part from the sentence's tree, or by the neighbours of the trigger if there is none."""
    sentence, top = node
    if sentence is None or top is None:
        first, last = at
        actors, recipients, place = participants(scene, first, last, noun=word.form == "noun")
        return Parts(tuple(actors), tuple(recipients), place)
    words = sentence.tree.words
    return parts(sentence, top, word.lemma, scene.names_in(words[0].start, words[-1].end))


def _time(scene: Scene, span: Span, triggers: Sequence[int], node: _Node) -> Span | None:
    """Return the time that the tree gives a trigger, else the nearest that can be its own."""
    sentence, top = node
    if sentence is not None and top is not None:
        words = sentence.tree.words
        own = own_time(sentence, top, scene.times_in(words[0].start, words[-1].end))
        if own is not None:
            return own
    return nearest_time(scene, span, triggers)
