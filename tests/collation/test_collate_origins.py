import pytest

from stemma.collation.origins import origins
from stemma.offsets import OffsetMap, Span
from stemma.types import (
    Annotation,
    Document,
    Mention,
    Origin,
    Outlet,
    Part,
    Reading,
    Ref,
    Removed,
    Statement,
    Via,
)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading(
    text: str,
    *statements: tuple[str, str, str],
    removed: tuple[str, str] | None = None,
    authors: tuple[str, ...] = (),
    url: str | None = None,
    via: str | None = None,
) -> Reading:
    """Read a text; a statement is (content, speaker, cue), all of them words of the text."""
    gone = (Removed(find(text, removed[0]), removed[1]),) if removed else ()
    document = Document(
        "a.txt",
        "text/plain",
        "a",
        text,
        OffsetMap.keep(len(text), [r.span for r in gone]),
        (Part(Span(0, len(text))),),
        gone,
        url=url,
        outlet=Outlet("The Harbour Gazette"),
        authors=authors,
    )
    ref = {s: Ref(document.id, find(text, s), s) for _, s, _ in statements}
    hands = (Via(via, Ref(document.id, find(text, via), via)),) if via else ()
    told = tuple(
        Statement(document.id, find(text, what), what, ref[who], find(text, cue), "indirect", hands)
        for what, who, cue in statements
    )
    mentions = tuple(
        Mention(document.id, r.span, r.text, "person" if len(r.text.split()) < 3 else "organization")
        for r in ref.values()
        if r.text[0].isupper()
    )
    sentences = tuple(
        Annotation("sentence", find(text, sentence), "test") for sentence in text.split("\n") if sentence
    )
    return Reading(document, sentences, mentions, told)


def names(*args: object, **kwargs: object) -> dict[str, Origin]:
    return {o.name: o for o in origins(reading(*args, **kwargs))}  # type: ignore[arg-type]


def test_an_agency_in_the_dateline_carries_the_whole_report() -> None:
    found = names("ALDERSUND (Reuters) - The locks opened on Sunday.\nIt rained.")
    assert found["Reuters"].kind == "agency"
    assert found["Reuters"].share == 1.0


def test_an_agency_that_nobody_knows_counts_where_a_dash_follows() -> None:
    assert "Kesmer Press" in names("ALDERSUND, 14 February (Kesmer Press) — The locks opened.")
    assert names("Dalia Oren (Varland) opened the locks.") == {}


def test_an_acronym_is_spelled_out_where_the_text_does() -> None:
    text = "ALDERSUND (VTA) — The locks opened.\nCopyright Varland Telegraph Agency"
    assert "Varland Telegraph Agency" in names(text)
    assert "VTA" in names("ALDERSUND (VTA) — The locks opened.")


def test_a_house_in_brackets_behind_a_name_is_no_dateline() -> None:
    assert names("Correspondent Ann Lee (BBC) watched the locks.") == {}
    assert names("OSTMARK (BBC) The locks opened.")["BBC"].share == 1.0


def test_an_agency_in_the_byline_or_the_address_carries_the_report() -> None:
    text = "https://gazette.example/wires/afp/locks.html\nThe locks opened."
    assert names(text, url="https://gazette.example/wires/afp/locks.html")["AFP"].share == 1.0
    assert (
        names("By Ann Lee, Associated Press\nLocks.", authors=("Ann Lee, Associated Press",))[
            "Associated Press"
        ].share
        == 1.0
    )


def test_a_source_line_and_wire_material_count() -> None:
    assert "Xinhua" in names("The locks opened.\nSource: Xinhua")
    assert "dpa" in names("The locks opened.\nwith material from dpa and others")


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("The locks on Sunday. Ann Lee/AP", "Associated Press (photo)"),
        ("Divers (AFP/Getty Images)", "AFP/Getty Images (photo)"),
        ("Courtesy of the Varland Rowing Club", "Varland Rowing Club (photo)"),
        ("[Photo/Agencies]", "Agencies (photo)"),
    ],
)
def test_a_picture_credit_is_no_origin_of_words(caption: str, name: str) -> None:
    found = names(f"The locks opened.\n{caption}", removed=(caption, "caption"))
    assert found[name].share == 0.0


def test_a_medium_that_reports_or_is_told_is_an_origin() -> None:
    assert "Yonhap" in names("The locks are open, Yonhap news agency reported.")
    assert "BBC" in names("In an interview with the BBC, she wept.")
    assert names("She reads The Guardian every day.") == {}


def test_a_hand_that_a_statement_came_through_carries_it() -> None:
    text = "The locks are open, Oren told the Strait Observer."
    found = names(text, ("The locks are open", "Oren", "told"), via="Strait Observer")
    assert found["Strait Observer"].kind == "newspaper"
    assert found["Strait Observer"].share == pytest.approx(18 / len(text), abs=0.001)


def test_a_post_names_its_platform_and_its_author() -> None:
    text = "Dalia Oren came.\nThe locks are open, Oren said on Telegram."
    told = reading(text, ("The locks are open", "Oren", "said"))
    more = Mention(told.document.id, find(text, "Dalia Oren"), "Dalia Oren", "person")
    full = Reading(told.document, told.annotations, (*told.mentions, more), told.statements)
    (found,) = origins(full)
    assert (found.name, found.kind) == ("Telegram (Dalia Oren)", "post")


def test_words_within_what_is_said_are_no_channel() -> None:
    text = "They lie on Facebook and by telephone, Oren said."
    assert names(text, ("They lie on Facebook and by telephone", "Oren", "said")) == {}


@pytest.mark.parametrize(
    ("tail", "name", "kind"),
    [
        ("Dalia Oren told reporters.", "Oren to reporters", "channel"),
        ("Dalia Oren said by telephone.", "telephone interview (Dalia Oren)", "person"),
        ("Dalia Oren said in a statement.", "statement of Dalia Oren", "channel"),
        ("Dalia Oren said at a news conference.", "news conference", "channel"),
    ],
)
def test_the_channel_of_a_statement_is_named(tail: str, name: str, kind: str) -> None:
    cue = "told" if "told" in tail else "said"
    found = names(f"The locks are open, {tail}", ("The locks are open", "Dalia Oren", cue))
    assert found[name].kind == kind


def test_offices_that_speak_are_origins_and_those_spoken_of_are_not() -> None:
    found = names("The locks are open, the Varlandian Foreign Ministry said.")
    assert found["Varlandian Foreign Ministry"].kind == "office"
    assert "Pentagon" in names("It is so, according to the Pentagon.")
    assert names("The envoy walked around the Pentagon for hours.") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two military sources agreed.", "military sources"),
        ("She spoke on condition of anonymity.", "anonymous source"),
        ("Two officials who asked not to be named agreed.", "anonymous officials"),
        ("The locks are shut, state media reported.", "state media"),
        ("The Red Gulls released a video of the locks.", "The Red Gulls video"),
        ("It leaks, according to an independent study.", "study"),
        ("So it is — Dr Ann Lee (@annlee) May 3", "Twitter (Ann Lee)"),
    ],
)
def test_sources_outside_statements_are_named(text: str, name: str) -> None:
    assert name in names(text)


def test_each_name_stands_once_with_all_its_places() -> None:
    text = "TASS reported it. Later TASS said more. And Tass denied it."
    (found,) = origins(reading(text))
    assert [span.of(text) for span in found.spans] == ["TASS", "TASS", "Tass"]


def test_a_shorter_name_is_left_out_beside_the_fuller_one() -> None:
    text = "The Varlandian Foreign Ministry said so. The Foreign Ministry said more."
    assert list(names(text)) == ["Varlandian Foreign Ministry"]


def test_spans_point_into_the_raw_text() -> None:
    text = "SHARE ME\nIt leaks, TASS reported."
    (found,) = origins(reading(text, removed=("SHARE ME\n", "boilerplate")))
    assert found.spans[0].of(text) == "TASS"


def test_a_report_without_sources_has_no_origins() -> None:
    assert origins(reading("The locks opened. It rained.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Oren told The Harbour Gazette that the locks would open.",
        "In an interview with the Harbour Gazette, Oren promised new locks.",
        "A Harbour Gazette reporter saw three barges burn.",
        "The Harbour Gazette has reviewed the contract.",
        "Oren told this newspaper that the locks would open.",
        "Our correspondent counted three barges.",
        "Letters seen by this newspaper name the owner.",
    ],
)
def test_what_an_outlet_saw_or_asked_for_itself_is_its_own_reporting(text: str) -> None:
    assert names(text)["The Harbour Gazette"].kind == "own"


@pytest.mark.parametrize(
    "text",
    [
        "Oren told the Strait Courier that the locks would open.",
        "The harbour was a gazette of ruins.",
        "Copyright The Harbour Gazette",
    ],
)
def test_the_name_of_an_outlet_alone_claims_nothing(text: str) -> None:
    assert "own" not in {origin.kind for origin in names(text).values()}


def test_an_origin_tells_which_words_rest_on_it() -> None:
    text = "Oren wrote on Telegram: the locks open on Sunday.\nIt rained."
    found = names(text, ("the locks open on Sunday", "Oren", "wrote"))["Telegram (Oren)"]
    assert [span.of(text) for span in found.carries] == ["the locks open on Sunday"]
