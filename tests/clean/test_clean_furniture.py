"""What is furniture and what is article, line by line."""

from __future__ import annotations

import pytest

from stemma.clean.furniture import inline_furniture, line_reason, mark_furniture, stamp_prefix
from stemma.clean.lines import is_stamp, shape_of, split_lines
from stemma.clean.scripts import main_script, scripts_of


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("boilerplate", "Advertisement"),
        ("boilerplate", "Advertisement Continue reading the main story"),
        ("boilerplate", "Story continues below advertisement"),
        ("boilerplate", "Enlarge this image toggle caption Jo Doe/Wire Jo Doe/Wire"),
        ("boilerplate", "Scroll down for video"),
        ("boilerplate", "Previous Post Next Post"),
        ("boilerplate", "« Previous | Next »"),
        ("boilerplate", "Next article: Harbour closes again"),
        ("boilerplate", "Facebook Twitter Pinterest WhatsApp"),
        ("boilerplate", "Share this article · Copy link · Print · Email"),
        ("boilerplate", "12 comments"),
        ("boilerplate", "Read or share this story: https://vrl.example/2FDg8kl"),
        ("boilerplate", "Please enable JavaScript to view the comments."),
        ("boilerplate", "Copyright 2031 The Varland Wire. All rights reserved."),
        ("boilerplate", "© Harbour Gazette 2031"),
        ("boilerplate", "This material may not be published, broadcast, rewritten or redistributed."),
        ("boilerplate", "※This story was first drafted by a machine and has been translated from Varlandic."),
        ("boilerplate", "This article was translated by software and checked by an editor."),
        ("boilerplate", "Harbour Gazette. Terms of use. Contact us."),
        ("boilerplate", "For media enquiries please contact the press desk."),
        (
            "promo",
            "Newsletter Sign Up Continue reading the main story Invalid email address. Please re-enter.",
        ),
        ("promo", "Your email address Sign up You agree to receive offers. Thank you for subscribing."),
        ("promo", "JUST WATCHED Harbour reopens Replay More Videos ... MUST WATCH Harbour reopens 01:26"),
        ("promo", "Join the conversation: share your comments on Facebook and Twitter."),
        ("promo", "Got a confidential news tip? The Gazette would like to hear from readers."),
        ("promo", "MOST READ IN NEWS 'DEEP WATER' Divers find ship BREAKING WAVES Mayor speaks"),
        ("promo", "Bridge of Selm: what we know so far Read more"),
        ("promo", "Varland Wire: https://varlandwire.example/"),
        ("promo", "Jo Doe can be reached at jo.doe@gazette.example"),
        ("boilerplate", "A post shared by Jo Doe (@jodoe) on May 9, 2031 at 2:57pm PST"),
        ("metadata", "Updated 2 hours ago"),
        ("metadata", "Gazette staff report"),
        ("promo", "READ MORE: Second ship found by divers"),
        ("promo", "Related: What we know about the dam"),
        ("promo", "Related Stories 'WORST YET' Mayor speaks DEEP WATER Divers find ship"),
        ("promo", "[Video shows the harbour before the storm]"),
        ("promo", "[Graphic: How the harbour was built]"),
        ("promo", "Follow Jo Doe on Twitter: @jodoe."),
        ("promo", "We pay for your stories! Email us at tips@gazette.example"),
        ("promo", "Sign up here for our daily newsletter"),
        ("promo", "Keep up with this story and more by subscribing now"),
        ("caption", "Fishermen meet the mayor in Port Varl on May 9. [Photo/Agencies]"),
        ("caption", "A view of the harbour at dawn. (VNA/Getty Images)"),
        ("caption", "A view of the harbour. (Photo: Jo Doe, WirePix)"),
        ("caption", "Jets fly over the strait on May 9. Courtesy of the Joint Staff"),
        ("caption", "AP:Associated Press Ships lie at anchor off the port"),
        ("caption", "Reuters Pier four after the storm of 2029"),
        ("caption", "FILE - In this May 9, 2029 file photo, ships leave the port."),
        ("caption", "Image copyright Jo Doe Image caption The port at night"),
        ("caption", "Photograph: Jo Doe/Varland Pictures"),
        ("caption", "A ship burns off Port Varl, May 9, 2031. REUTERS/Jo Doe"),
        ("credit", "(Reporting by Jo Doe; Editing by Ann Roe)"),
        ("credit", "Additional reporting by Jo Doe in Port Varl"),
        ("credit", "— With assistance by Jo Doe"),
        ("caption", "Ships leave the port at dawn. Jo Doe/Getty Images"),
        ("boilerplate", "___"),
        ("credit", "Reuters - AP - AFP"),
        ("metadata", "Updated at 9:50 p.m. ET Thursday"),
        ("metadata", "(Harbour Gazette 05/09/2031 page1)"),
        ("promo", "Email: jo@gazette.example; follow the paper"),
        ("credit", "(Belpost) jd/ar"),
        ("metadata", "Tags: harbour, Varland"),
        ("metadata", "Publication date: May 9, 2031, 16:40"),
        ("metadata", "From our foreign desk"),
    ],
)
def test_furniture_by_its_wording(reason: str, line: str) -> None:
    assert line_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The minister said the harbour would open on Monday.",
        "Reuters reported that the harbour would open on Monday.",
        "According to a Reuters/Ipsos poll, most people want the harbour open.",
        "AP and AFP both cited the ministry.",
        "The photo shows the harbour, the ministry said.",
        "Photos of the harbour were shown to the court on Monday.",
        "Read the letter, the judge told him, and the room fell silent.",
        "More than 200 ships left the port.",
        "Next week the harbour opens.",
        "Follow the money, the mayor told reporters on Monday.",
        "For more than a decade the mayor had planned a visit.",
        "Sign language will be taught in all schools, the minister said.",
        "Copyright law was changed by parliament on Monday.",
        "Editing the text took two days, he said.",
        "'First step'",
        "- 'Not a swap' -",
        "What the ministers signed",
        "She walked out (to the surprise of the crowd).",
        "The visit was arranged (the ministry denies this) in May.",
        "“We watch, and we wait,” he said.",
        "[The ministry] has said nothing, he added.",
        "He thanked the president, courtesy of whom the harbour was built.",
        "Officials have said the newsletter was printed in Port Varl and that anyone could sign up for it.",
        "By Monday the army had left.",
        "Most people want it, according to a poll by Ipsos/Reuters.",
        "Updated rules on ships came into force at 9:50 on Thursday.",
        "Subscribers of the telephone company had no service for three days.",
        "© Provided by Varl Media The harbour of Port Varl opened again on Friday, the mayor said.",
        "More on the storm was known by Friday, when the harbour opened again.",
    ],
)
def test_article_stays(line: str) -> None:
    assert line_reason(line) is None
    assert not list(inline_furniture(split_lines(line)[0]))


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        ("url", "https://gazette.example/a?b=c"),
        ("url", "https://img.gazette.example/1.jpgHarbour Gazette"),
        ("mail", "desk@gazette.example"),
        ("phone", "+99 20 123 4567"),
        ("code", "en_EN"),
        ("code", "2031"),
        ("stamp", "2031-02-12T16:05+0000"),
        ("stamp", "Published: 9 May 2031, 20:04 GMT | Updated 21:10"),
        ("lower", "foreign ministry"),
        ("tags", "harbour opens, ships in the harbour, port of varl"),
        ("short", "'First step'"),
        ("prose", "The harbour opens."),
        ("prose", "See https://gazette.example/a for the letter."),
    ],
)
def test_shapes(shape: str, line: str) -> None:
    assert shape_of(line) == shape


def marked(text: str, **options: int) -> dict[str, str]:
    lines = split_lines(text)
    return {lines[i].text: reason for i, reason in sorted(mark_furniture(lines, **options).items())}


PROSE = "The harbour of Port Varl opened on Monday after three years of work, the ministry of transport said."


def test_a_metadata_dump_goes_whole_with_the_names_between_its_addresses() -> None:
    names = "harbour\nport varl\nHarbour Gazette\ndesk@a.example\n+99 20 123 4567\nNews\nen_EN"
    dump = f"https://a.example/1\n{names}\nhttps://a.example/2"
    assert set(marked(f"{PROSE}\n{dump}\n{PROSE} Twice.")) == set(dump.split("\n"))


def test_short_lower_case_lines_within_an_article_stay() -> None:
    poem = "the sea is wide\nthe sea is deep\nthe sea is cold\nthe sea is old"
    assert not marked(f"{PROSE}\n{poem}\n{PROSE} Twice.")
    assert not marked(f"They carried:\nrice\nbeans\noil\n{PROSE}")


def test_tags_below_the_article_go() -> None:
    assert set(marked(f"{PROSE}\nharbour\nport varl\nships")) == {"harbour", "port varl", "ships"}


def test_a_timeline_keeps_its_days_but_a_stray_stamp_goes() -> None:
    timeline = "\n".join(f"May {d}, 2031\nShips come in\n{PROSE}" for d in range(1, 6))
    assert not marked(timeline)
    assert marked(f"{PROSE}\n17 May 2031, 20:04 GMT\n{PROSE} Twice.") == {"17 May 2031, 20:04 GMT": "promo"}


def test_lines_in_another_script() -> None:
    widgets = ["글씨 크게 보기", "Размер шрифта: А− А+", "حجم الخط", "文字サイズ"]
    text = "\n".join([PROSE] * 3 + widgets + [PROSE])
    assert marked(text) == dict.fromkeys(sorted(widgets, key=text.index), "boilerplate")
    russian = "Порт открылся в понедельник после трёх лет работ, сообщило министерство транспорта. " * 3
    assert marked(f"{russian}\nShare this story with Telegram now\n{russian}") == {
        "Share this story with Telegram now": "boilerplate"
    }


def test_a_text_in_two_languages_keeps_both() -> None:
    russian = "Порт открылся в понедельник после трёх лет работ, сообщило министерство транспорта."
    assert not marked(f"{PROSE}\n{russian}\n{PROSE}\n{russian}")


def test_a_list_of_links_goes_to_its_end() -> None:
    links = [
        "Read more:",
        "Ships wait at sea for a place in port",
        "The storm is gone. The water stays.",
        "All our coverage",
    ]
    assert set(marked("\n".join([PROSE, *links]))) == set(links)


def test_a_lone_read_more_takes_no_article_with_it() -> None:
    assert set(marked(f"{PROSE}\nRead more\nThe ministry denied this.\n“No,” it said.\nThe end came.")) == {
        "Read more"
    }


def test_the_author_below_the_article() -> None:
    assert marked(f"{PROSE}\n\nAuthor's name\nJo Doe") == {"Author's name": "metadata", "Jo Doe": "metadata"}


def test_the_title_is_never_marked() -> None:
    assert not marked(f"Watch: the harbour opens\n{PROSE}", title=0)


def test_furniture_within_a_line() -> None:
    (line,) = split_lines(
        "The port opened. JUST WATCHED Port opens Replay MUST WATCH Port opens 01:02 It closed. "
        "(Writing by Jo Doe; Editing by Ann Roe)"
    )
    found = [(r.reason, r.span.of(line.text)) for r in inline_furniture(line)]
    assert found == [
        ("promo", "JUST WATCHED Port opens Replay MUST WATCH Port opens 01:02"),
        ("credit", "(Writing by Jo Doe; Editing by Ann Roe)"),
    ]


@pytest.mark.parametrize(
    ("line", "prefix"),
    [
        (
            "16:05 GMT 12.02.2031 (Updated: 08:21 GMT 13.02.2031) The port",
            "16:05 GMT 12.02.2031 (Updated: 08:21 GMT 13.02.2031) ",
        ),
        ("May 9, 2031 | 18:20 — The port", "May 9, 2031 | 18:20 — "),
        ("On May 9, 2031, at 18:20 the port", ""),
        ("May 9, 2031 was the day", ""),
        ("16:05 GMT 12.02.2031", ""),
    ],
)
def test_stamps_in_front_of_a_paragraph(line: str, prefix: str) -> None:
    assert line[: stamp_prefix(line)] == prefix


def test_stamps_are_dates_and_labels_only() -> None:
    assert is_stamp("Last updated on Tuesday, 9 May 2031 at 18:20 GMT")
    assert not is_stamp("9 May 2031 was a Tuesday")
    assert not is_stamp("18:20")


def test_scripts() -> None:
    assert scripts_of("Порт and порт 한국") == {"cyrillic": 8, "latin": 3, "east asian": 2}
    assert main_script("Port порт") is None
    assert main_script("1234 !") is None
    assert main_script("Naïve ports of Łódź – “so”") == "latin"


def test_links_above_the_article_take_nothing_of_it_with_them() -> None:
    links = ["Read more:", *(f"Bridge {n} closed for repairs" for n in range(7))]
    text = "\n".join([*links, "The harbour opened again on Friday.", "Ships had waited for a week."])
    marks = mark_furniture(split_lines(text))
    assert sorted(marks) == list(range(8))
