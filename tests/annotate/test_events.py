from collections.abc import Sequence

import pytest
from tests.factory import page

from stemma.annotate.events import EventAnnotator
from stemma.annotate.events_frames import _line
from stemma.annotate.events_words import WORDS, inflected
from stemma.annotate.sentences import SentenceAnnotator
from stemma.annotate.times import TimeAnnotator
from stemma.offsets import Span
from stemma.types import Annotation, Happening, Page, Reference, Tree

NAMES = {
    "Dalia Oren": "person",
    "Pavel Rusk": "person",
    "Varland": "country",
    "Orvane": "place",
    "the Grey Front": "organization",
}


def laid_out(text: str) -> Page:
    """Return a page with sentences, times, and the names above wherever they stand."""
    done = page(text, "2031-05-14")
    for annotator in (SentenceAnnotator(), TimeAnnotator()):
        (found,) = annotator.annotate([done])
        done = done.with_annotations(found)
    names = [
        Annotation("name", Span(at, at + len(name)), "test", kind, Reference("name"))
        for name, kind in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return done.with_annotations(names)


def read(text: str) -> Sequence[Annotation]:
    (found,) = EventAnnotator().annotate([laid_out(text)])
    return found


def frame(text: str) -> dict[str, object]:
    """Return the one happening of a text, its spans as words."""
    (annotation,) = read(text)
    happening = annotation.value
    assert isinstance(happening, Happening)
    return {
        "lemma": annotation.label,
        "category": happening.category,
        "actors": [s.of(text) for s in happening.actors],
        "recipients": [s.of(text) for s in happening.recipients],
        "place": happening.place and happening.place.of(text),
        "time": happening.time and happening.time.of(text),
        "status": happening.status,
    }


def test_a_whole_frame() -> None:
    assert frame("Dalia Oren met Pavel Rusk in Orvane on Monday.") == {
        "lemma": "meet",
        "category": "CONSULT",
        "actors": ["Dalia Oren"],
        "recipients": ["Pavel Rusk"],
        "place": "Orvane",
        "time": "Monday",
        "status": "happened",
    }


def test_the_passive_turns_actor_and_recipient() -> None:
    found = frame("Pavel Rusk was kidnapped by the Grey Front in Orvane.")
    assert (found["lemma"], found["actors"], found["recipients"]) == (
        "kidnap",
        ["the Grey Front"],
        ["Pavel Rusk"],
    )


def test_nouns_have_frames_too() -> None:
    found = frame("The visit of Dalia Oren to Varland was short.")
    assert (found["lemma"], found["actors"], found["recipients"]) == ("visit", ["Dalia Oren"], ["Varland"])
    found = frame("The talks between Dalia Oren and Pavel Rusk were long.")
    assert found["actors"] == ["Dalia Oren", "Pavel Rusk"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dalia Oren visited Orvane.", "happened"),
        ("Dalia Oren will visit Orvane.", "planned"),
        ("Dalia Oren is expected to visit Orvane.", "planned"),
        ("Dalia Oren may visit Orvane.", "possible"),
        ("Dalia Oren did not visit Orvane.", "denied"),
        ("the Grey Front allegedly attacked Orvane.", "alleged"),
        ("The talks will continue.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert frame(text)["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "The kill-switch works.",
        "A long test-bed stood there.",
        "The house is large.",
        "Prices are high.",
        "The Peace Summit Hotel is new.",
        "Finding a bed is hard.",
    ],
)
def test_words_that_tell_of_no_happening(text: str) -> None:
    assert read(text) == ()


def test_phrases_are_one_trigger() -> None:
    text = "The rebels took up arms in Orvane."
    (found,) = read(text)
    assert (found.span.of(text), found.label) == ("took up arms", "take up arms")


def test_names_hold_no_triggers() -> None:
    NAMES["Attack Watch"] = "organization"
    try:
        assert read("It is a paper of Attack Watch.") == ()
    finally:
        del NAMES["Attack Watch"]


@pytest.mark.parametrize(
    ("verb", "past", "ing", "s"),
    [
        ("visit", "visited", "visiting", "visits"),
        ("release", "released", "releasing", "releases"),
        ("deny", "denied", "denying", "denies"),
        ("ban", "banned", "banning", "bans"),
        ("kidnap", "kidnapped", "kidnapping", "kidnaps"),
        ("meet", "met", "meeting", "meets"),
        ("crash", "crashed", "crashing", "crashes"),
    ],
)
def test_verbs_are_inflected_by_rule(verb: str, past: str, ing: str, s: str) -> None:
    forms = inflected(verb)
    assert (forms["past"], forms["ing"], forms["s"]) == (past, ing, s)


def test_the_lexicon_speaks_plover() -> None:
    plover = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"} | {
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    }
    assert {word.category for word in WORDS.values()} == plover | {None}


def times(text: str) -> dict[str, str | None]:
    """Return the time of each happening of a text, by its lemma."""
    found = {}
    for annotation in read(text):
        happening = annotation.value
        assert isinstance(happening, Happening)
        found[annotation.label] = happening.time.of(text) if happening.time else None
    return found


@pytest.mark.parametrize(
    ("text", "freed", "other"),
    [
        ("The Grey Front freed nine of the miners kidnapped in April 2029.", None, "April 2029"),
        ("Nine miners kidnapped in April 2029 have been freed.", None, "April 2029"),
        ("They freed nine miners who were kidnapped in April 2029.", None, "April 2029"),
        ("They freed nine miners on Monday and kidnapped two.", "Monday", "Monday"),
    ],
)
def test_a_participle_keeps_its_time_to_itself(text, freed, other) -> None:
    found = times(text)
    assert found["free"] == freed and found["kidnap"] == other


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There were accusations of kidnapping miners.", "alleged"),
        ("The talks failed when Dalia Oren demanded money.", "happened"),
        ("It is not known how many were killed.", "happened"),
        ("We do not exclude the possibility of another meeting.", "possible"),
        ("The preparations for the visit go on.", "planned"),
    ],
)
def test_words_that_open_a_clause_keep_what_is_before_them_out(text, status) -> None:
    happening = read(text)[-1].value
    assert isinstance(happening, Happening) and happening.status == status


@pytest.mark.parametrize(
    ("text", "lemma", "time"),
    [
        ("They freed the miner at his 2029 wedding.", "free", None),  # the year is the wedding's
        ("They freed the miner in 2029.", "free", "2029"),
        ("The mayor, who took office last year, said they freed the miner.", "free", None),
        ("Last year, they freed the miner.", "free", "Last year"),
        ("They freed miners and women seized on Monday.", "free", None),
    ],
)
def test_a_time_of_another_noun_or_clause_is_no_time_of_it(text: str, lemma: str, time: str | None) -> None:
    assert times(text)[lemma] == time


def test_a_month_is_no_march() -> None:
    assert read("It rained in March 2031.") == ()
    assert [a.span.of("Miners march to Orvane.") for a in read("Miners march to Orvane.")] == ["march"]


def test_what_the_encoder_sees_within_the_last_word_is_no_happening() -> None:
    text = "It reburst"
    words = (Span(0, 2), Span(5, 10))
    tree = Tree(words, (1, 1), ("PRON", "VERB"), ("nsubj", "root"))
    seen = (
        Annotation("tree", Span(0, 10), "test", value=tree),
        Annotation("trigger", Span(5, 10), "test", "OCCURRENCE"),
    )
    assert list(EventAnnotator().annotate([laid_out(text).with_annotations(seen)])) == [()]


def test_a_long_line_without_a_mark_is_not_read_again_for_each_time() -> None:
    text = "the captors freed nine miners in May and " * 400
    assert _line(text, len(text)) == len(text) - 400
    assert _line("They met, as was said in May", 27) == 9
