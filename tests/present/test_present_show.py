"""A record of each type in words, with its evidence and the record that the export has."""

from dataclasses import replace

import pytest
from tests.present.sample import sample

from stemma.errors import NotFoundError
from stemma.present.export import record_json
from stemma.present.show import Shown, show
from stemma.types import Time

VIEW = sample()
THINGS = [
    thing for name, things in sorted(vars(VIEW).items()) if name.startswith("held_") for thing in things
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: f"{type(t).__name__}-{t.id}")
def test_everything_that_has_an_id_can_be_shown(thing) -> None:
    found = show(VIEW, thing.id)
    assert (found.id, found.type) == (thing.id, type(thing).__name__.lower())
    assert found.title and "\n" not in found.title
    assert all(label and value for label, value in found.facts)
    assert found.record == record_json(thing)
    assert found.evidence or found.type == "refusal"
    for label, evidence in found.evidence:
        assert label and evidence.excerpt.text
        assert evidence.span.end <= len(VIEW.document(evidence.document).text)


def facts(found: Shown) -> dict[str, str]:
    return dict(found.facts)


def one(name: str, n: int = 0) -> Shown:
    return show(VIEW, getattr(VIEW, f"held_{name}")[n].id)


def test_a_document_says_what_its_date_rests_on_and_what_was_removed() -> None:
    assert facts(one("documents", 1))["published"] == "5 May 2031 (from the metadata)"
    assert facts(one("documents", 2))["published"] == "7 May 2031 (from the text)"
    found = one("documents", 1)
    assert [label for label, _ in found.evidence] == ["title", "removed: interface"]
    assert found.evidence[1][1].excerpt.text.startswith("Share this article")


def test_an_inferred_date_says_so() -> None:
    inferred = replace(VIEW.held_documents[2], published=Time("2031-05-07", "2031-05-07", basis="inferred"))
    view = replace(VIEW, held_documents=[inferred])
    assert facts(show(view, inferred.id))["published"] == "7 May 2031 (inferred)"


def test_an_entity_lists_its_spellings_and_every_place() -> None:
    found = one("entities")
    assert [v for k, v in found.facts if k == "spelled"] == ["Dalia Oren (2)", "Daliah Oren (1)"]
    assert len(found.evidence) == 4  # three names and a role


def test_an_event_says_when_and_where() -> None:
    assert {"happened": "5 May 2031", "where": "Port Sella", "status": "happened"}.items() <= facts(
        one("events")
    ).items()
    assert facts(one("events", 1))["who"] == "Harbour Office"


def test_a_statement_says_who_and_through_whom() -> None:
    found = facts(one("statements", 2))
    assert (found["speaker"], found["through"]) == ("Dalia Oren", "Northern Wire")
    assert found["report"] == "Varland Post, 7 May 2031, post.txt"
    assert facts(one("statements", 3))["speaker"] == "nobody named"


def test_a_figure_says_its_value_or_its_own_words() -> None:
    assert facts(one("figures", 1))["value"] == "at least 19"
    assert facts(one("figures"))["given by"] == "the report itself"
    vague = replace(VIEW.held_figures[0], low=None, high=None, hedge="vague", unit="people", text="dozens")
    assert facts(show(replace(VIEW, held_figures=[vague]), vague.id))["value"] == "dozens of people"


def test_a_difference_lists_its_readings() -> None:
    found = one("differences", 1)
    assert [v for k, v in found.facts if k == "reading"][:2] == ["12 (2 places)", "at least 19 (1 place)"]
    assert [label for label, _ in found.evidence] == ["12", "12", "at least 19", "21", "7 <b>"]


def test_origin_reuse_story_refusal_and_link() -> None:
    assert facts(one("origins"))["share of text"] == "62%"
    assert [label for label, _ in one("reuse").evidence] == ["a", "b", "attribution in a"]
    assert facts(one("reuse"))["edits"] == "drops a source"
    assert facts(one("descents"))["comes from"].startswith("Harbour Gazette")
    assert facts(one("stories"))["origins"] == "2–4" and len(one("stories").evidence) == 4
    assert "binary" in facts(one("refusals"))["reason"]
    assert facts(one("links"))["because"] == "both name Port Sella"


def test_a_story_shows_the_sentences_that_two_of_its_reports_tell_again() -> None:
    story, (link,) = VIEW.held_stories[0], VIEW.held_links
    elsewhere = replace(link, kind="retold", b="doc-of-another-story")
    told = replace(link, kind="retold")
    plain, shown, other = (
        show(replace(VIEW, held_links=[held]), story.id) for held in (link, told, elsewhere)
    )
    assert [x for x in shown.evidence if x not in plain.evidence] == list(show(VIEW, link.id).evidence)
    assert other.evidence == plain.evidence


def test_an_id_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotFoundError):
        show(VIEW, "doc-0000")
