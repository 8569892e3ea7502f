"""Words in lines of their own: below the one who says them, or signed."""

import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.types import Attribution

POST = "The bridge is closed until further notice.\nNobody may pass."


def told(text: str) -> list[tuple[str, str | None]]:
    (done,) = annotate([page(text, "2031-03-05")])
    values = [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]
    return [
        (text[v.content[0].start : v.content[-1].end], v.source.of(text) if v.source else None)
        for v in values
    ]


def test_a_post_is_all_lines_of_its_block() -> None:
    text = f"Governor Marta Kovel wrote on Telegram:\n\n{POST}\n\nThe lorries waited at noon.\n"
    assert told(text) == [(POST, "Governor Marta Kovel")]


def test_where_each_line_is_a_paragraph_a_post_is_one() -> None:
    text = f"Governor Marta Kovel wrote on Telegram:\n{POST}\nThe lorries waited at noon.\n"
    assert told(text) == [("The bridge is closed until further notice.", "Governor Marta Kovel")]


def test_lines_in_marks_below_a_colon_are_one_quotation() -> None:
    text = (
        "Here is what Governor Marta Kovel wrote in a letter to the board on Friday:\n\n"
        '"The bridge is closed until further notice."\n\n"Nobody may pass."\n\nThe lorries waited.\n'
    )
    ((content, source),) = told(text)
    assert content.startswith("The bridge")
    assert content.endswith("Nobody may pass")
    assert source == "Governor Marta Kovel"


def test_a_statement_by_somebody_is_theirs() -> None:
    text = "The case rests on these words of Marta Kovel from May:\n\n“In this town, nobody is safe.”\n"
    assert told(text) == [("In this town, nobody is safe", "Marta Kovel")]


@pytest.mark.parametrize("sign", [" ― Marta Kovel", " - Marta Kovel, baker", "\n— Marta Kovel."])
def test_a_signed_quotation_is_who_signs_it(sign: str) -> None:
    text = f"Voices from the town\n\n“The bridge was our life.”{sign}\n\nThe lorries waited.\n"
    assert told(text) == [("The bridge was our life.", "Marta Kovel")]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge was our life.” — The mayor shook his head.\n",
        "The list of the dead:\n\nMarta Kovel, Dario Stern.\n",
        "The song was “The Bridge of Sighs and Tears” - a hit in 1931.\n",
    ],
)
def test_a_dash_or_a_colon_alone_says_nothing(text: str) -> None:
    assert told(text) == []


def test_two_halves_of_what_a_cue_interrupts_belong_together() -> None:
    (content, _), *more = told(
        "The bridge was sound, Marta Kovel said, until the ice came down the river in March."
    )
    assert content.startswith("The bridge was sound")
    assert content.endswith("in March")
    assert not more


def test_a_poll_or_report_shows() -> None:
    assert told("A report on the fall found that the bridge had never been safe for lorries.") == [
        ("the bridge had never been safe for lorries", "A report on the fall")
    ]
    assert told("Ada Stern found that the bridge had never been safe for lorries.") == []


def test_who_is_asked_has_the_answer() -> None:
    text = 'Kovel, asked whether the bridge would open, replied: "Not this year, I fear."'
    assert told(text) == [("Not this year, I fear", "Kovel")]
