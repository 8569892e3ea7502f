"""Headlines that name who says it: before a colon, behind a colon, a dash or a comma."""

import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.types import Attribution


def told(headline: str, report: str = "The bridge in Kesh fell on Monday.") -> list[tuple[str, str | None]]:
    """Return content and source of what the headline above a report attributes."""
    text = f"{headline}\n\n{report}\n"
    (done,) = annotate([page(text, "2031-03-05")])
    values = [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]
    return [
        (v.content[0].of(text), v.source and v.source.of(text))
        for v in values
        if v.content[0].end <= len(headline)
    ]


@pytest.mark.parametrize(
    ("headline", "content", "source"),
    [
        ("Marta Kovel: Bridge will open in June", "Bridge will open in June", "Marta Kovel"),
        ("Police: Two men held after bridge attack", "Two men held after bridge attack", "Police"),
        ("Poll: Kovel and Lindal in dead heat", "Kovel and Lindal in dead heat", "Poll"),
        ("Bridge was never safe - minister", "Bridge was never safe", "minister"),
        ("Bridge was never safe: experts", "Bridge was never safe", "experts"),
        ("Bridge was never safe, police say", "Bridge was never safe", "police"),
        ("Bridge was never safe, says Harbour Board", "Bridge was never safe", "Harbour Board"),
        ("Kesh bridge fell because of ice, report finds", "Kesh bridge fell because of ice", "report"),
        ("Mayor 'knew bridge was unsafe', says inquiry", "Mayor 'knew bridge was unsafe", "inquiry"),
        ("'We will open the bridge in June,' says mayor", "We will open the bridge in June", "mayor"),
    ],
)
def test_a_headline_says_who_says_it(headline: str, content: str, source: str) -> None:
    assert told(headline) == [(content, source)]


def test_a_body_behind_a_dash_speaks_where_it_speaks_below() -> None:
    headline = "Ruvia 'ready for talks' with Estmark – UN"
    report = "The UN said on Monday that Ruvia was ready for talks."
    assert [source for _, source in told(headline, report)] == ["UN"]
    assert told(headline) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge collapse: what we know so far",
        "Marta Kovel: the woman who built the bridge",
        "Bridge falls in Kesh - Harbour Times",
        "Photo: Marta Kovel has opened the bridge",
        "Ivo Stern: 'It was like a film' - survivors speak of bridge fall",
        "Report: bridge was never safe",
    ],
)
def test_a_topic_a_byline_or_an_outlet_says_nothing(headline: str) -> None:
    assert told(headline) == []
