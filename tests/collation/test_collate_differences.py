import re
from dataclasses import replace

import pytest

from stemma.collation.differences import differences
from stemma.collation.figures import Series, series, series_index
from stemma.collation.timeline import timeline
from stemma.collation.witness import Claim, Witness, witness
from stemma.offsets import OffsetMap, Span
from stemma.relate.figures import Count, FigureRelator, action_of, counts, head_words, singular
from stemma.resolve import clusters
from stemma.types import (
    Annotation,
    Difference,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Locus,
    NameForm,
    Part,
    Reading,
    Ref,
    Time,
)

NUMBER = re.compile(
    r"\[(?P<text>[^|\]]+)\|(?P<low>[\d.]*)-(?P<high>[\d.]*)\|(?P<what>[^|\]]*)(?:\|(?P<unit>\w+))?\]"
)


def reading(path: str, marked: str, *, holder: str | None = None) -> Reading:
    """Read figures marked `[more than 20|20-|miners]` out of a text: number, bounds, what is counted."""
    text, figures = "", []
    for piece in re.split(r"(\[[^\]]+\])", marked):
        match = NUMBER.fullmatch(piece)
        if not match:
            text += piece
            continue
        span = Span(len(text), len(text) + len(match["text"]))
        what = Span(span.end + 1, span.end + 1 + len(match["what"])) if match["what"] else None
        text += f"{match['text']} {match['what']}"
        low, high = (float(x) if x else None for x in (match["low"], match["high"]))
        figures.append((span, match["text"], low, high, match["unit"], match["what"], what))
    document = Document(
        path, "text/plain", path, text, OffsetMap.keep(len(text)), (Part(Span(0, len(text))),)
    )
    who = Ref(document.id, Span(0, 1), holder) if holder else None
    made = [Figure(document.id, s, t, lo, hi, "exact", u, w, ws, who) for s, t, lo, hi, u, w, ws in figures]
    return Reading(document, figures=tuple(made))


def in_series(*readings: Reading) -> tuple[Series, ...]:
    stories = {r.document.id: "s" for r in readings}
    items = [c for r in readings for c in counts(r, stories)]
    pairs = [(a, b) for i, a in enumerate(items) for b in items[i + 1 :]]
    relator = FigureRelator()
    links = list(relator.compare(pairs))
    by_id = {c.id: c for c in items}
    assert all(set(relator.keys(by_id[x.a])) & set(relator.keys(by_id[x.b])) for x in links)
    return series(items, clusters([c.id for c in items], links))


def found_in(*readings: Reading, days: dict[str, str] | None = None) -> tuple[Difference, ...]:
    reports = [
        Witness(r.document.id, "s", Time(day, day) if day else None)
        for r in readings
        for day in [(days or {}).get(r.document.path)]
    ]
    return differences(reports, entities=[], events=[], series=in_series(*readings))


# --- what is counted ----------------------------------------------------------------------------------


def test_heads_of_counted_things() -> None:
    assert head_words("North Varland troops in the east") == ("north", "varland", "troop")
    assert head_words("miners trapped") == ("miner",)
    assert head_words("soldiers abducted") == ("soldier",)
    assert head_words("people injured") == ("person", "injured") and head_words("old building") == (
        "old",
        "building",
    )
    assert singular("bodies") == "body" and singular("people") == "person" and singular("losses") == "loss"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("[17|17-17|soldiers] were freed on Friday.", "free"),
        ("They abducted [340|340-340|soldiers] in spring. One was freed.", "abduct"),
        ("The blast killed [5|5-5|people] and injured others.", "kill"),
        ("Some [88|88-88|soldiers] remain in captivity.", "remain"),
        ("Of those taken, the remaining [88|88-88|soldiers] were seen.", "remain"),
        ("The room has [12|12-12|chairs] in it.", None),
        ("[3|3-3|deaths] were reported.", "kill"),
    ],
)
def test_what_happened_to_the_counted(text, action) -> None:
    one = reading("a", text)
    assert action_of(one.figures[0], one.document.text) == action


def test_those_aboard_are_not_those_to_whom_it_happened() -> None:
    one = reading("a", "A ferry carrying [80|80-80|people] sank, killing at least 12 people.")
    (figure,) = one.figures
    assert action_of(replace(figure, verb="carrying"), one.document.text) is None
    assert action_of(replace(figure, verb="killing"), one.document.text) == "kill"


def test_ages_and_distances_count_nothing() -> None:
    assert counts(reading("a", "She is [17|17-17|years|year] old."), {}) == ()
    assert counts(reading("a", "It was [17|17-17|]."), {}) == ()
    assert len(counts(reading("a", "A ransom of [5 million|5000000-5000000||USD] was paid."), {})) == 1


def test_a_series_counts_one_thing_done_to_one_kind() -> None:
    a = reading("a", "[17|17-17|soldiers] were freed. [340|340-340|soldiers] were abducted long ago.")
    b = reading("b", "The captors freed [17|17-17|troops] and [60|60-60|cows] were freed.")
    grouped = sorted([c.figure.text for c in s.counts] for s in in_series(a, b))
    assert grouped == [["17", "17"], ["340"], ["60"]]


def test_series_index_names_each_figure() -> None:
    a = reading("a", "[17|17-17|soldiers] were freed.")
    found = in_series(a)
    assert series_index(found) == {a.figures[0].id: found[0].id}
    assert found[0].about == "soldiers freed"


# --- figures ------------------------------------------------------------------------------------------


def test_values_apart_contradict() -> None:
    a, b = reading("a", "[5|5-5|people] were killed."), reading("b", "The blast killed [9|9-9|people].")
    (found,) = found_in(a, b)
    assert found.kind == "contradiction" and found.story == "s" and found.weight > 0.9
    assert [(v.value, v.loci) for v in found.readings] == [
        ("5", (Locus(a.document.id, a.figures[0].span),)),
        ("9", (Locus(b.document.id, b.figures[0].span),)),
    ]


def test_a_toll_that_grows_is_revised_and_one_that_falls_contradicts() -> None:
    a, b = reading("a", "[5|5-5|people] were killed."), reading("b", "[9|9-9|people] were killed.")
    assert found_in(a, b, days={"a": "2031-05-04", "b": "2031-05-06"})[0].kind == "revision"
    assert found_in(a, b, days={"a": "2031-05-06", "b": "2031-05-04"})[0].kind == "contradiction"
    assert found_in(a, b, days={"a": "2031-05-06", "b": "2031-05-06"})[0].kind == "contradiction"


def test_values_that_hold_each_other_differ_in_precision() -> None:
    a, b = (
        reading("a", "[More than 300|300-|soldiers] were abducted."),
        reading("b", "They abducted [340|340-340|soldiers]."),
    )
    (found,) = found_in(a, b)
    assert found.kind == "precision" and [v.value for v in found.readings] == ["More than 300", "340"]


def test_no_difference_within_one_report_or_where_all_reports_give_the_same_values() -> None:
    both = "[5|5-5|people] were killed. In all [9|9-9|people] were killed."
    assert found_in(reading("a", both)) == ()
    assert found_in(reading("a", both), reading("b", both)) == ()


def test_values_too_far_apart_or_too_many_are_no_readings_of_one_slot() -> None:
    assert (
        found_in(
            reading("a", "[5|5-5|people] were killed."), reading("b", "[5000|5000-5000|people] were killed.")
        )
        == ()
    )
    many = [reading(str(i), f"[{i}|{i}-{i}|people] were killed.") for i in range(20, 30)]
    assert found_in(*many) == ()


def test_a_vague_number_is_read_as_its_least() -> None:
    a, b = reading("a", "[Dozens|-|miners] escaped."), reading("b", "[57|57-57|miners] escaped.")
    (found,) = found_in(a, b)
    assert found.about == "miners who escaped" and found.kind == "precision"


def test_a_number_without_a_noun_counts_what_its_report_tells_the_same_of() -> None:
    a = reading(
        "a", "[57|57-57|miners|people] escaped. Beyond the [57|57-57||people] who escaped, none came back."
    )
    b = reading("b", "Of the [90|90-90|miners|people] seized, [dozens|-||people] escaped.")
    assert [c.head for c in counts(a, {})] == ["miner", "miner"]
    assert [c.head for c in counts(b, {})] == ["miner", "miner"]


def test_what_is_told_of_the_whole_is_not_told_of_its_part() -> None:
    part = reading("a", "They freed [17|17-17|miners] of the [90|90-90|miners] captured in May.")
    assert action_of(part.figures[0], part.document.text) == "free"
    passive = reading("b", "[17|17-17|] of the miners captured in May have been freed.")
    assert action_of(passive.figures[0], passive.document.text) == "free"


def test_lives_claimed_are_people_killed() -> None:
    one = reading("a", "The war has claimed [300|300-300|lives].")
    assert action_of(one.figures[0], one.document.text) == "kill"


def test_figures_to_which_nothing_is_done_meet_by_the_words_about_them() -> None:
    a = reading("a", "The anchor of the ferry had torn [5|5-5|cables] off the northern pier.")
    b = reading("b", "By its anchor the ferry tore [7|7-7|cables] off, the northern pier being near.")
    (found,) = found_in(a, b)
    assert found.kind == "contradiction" and found.about == "cables (told with anchor, ferry, northern)"
    assert found_in(a, reading("c", "The market sold [7|7-7|cables] by the metre to whoever came.")) == ()


def test_the_missing_are_missing_though_they_still_are() -> None:
    still = reading("a", "[12|12-12|miners] were still missing.")
    left = reading("b", "[12|12-12|miners] remain unaccounted for.")
    assert action_of(still.figures[0], still.document.text) == "miss"
    assert action_of(left.figures[0], left.document.text) == "remain"


def test_fact_in_one_report_and_claim_in_another() -> None:
    a = reading("a", "[5|5-5|people] were killed.")
    b = reading("b", "[5|5-5|people] were killed.", holder="the Varland police")
    (found,) = found_in(a, b)
    assert found.kind == "attribution"
    assert [v.value for v in found.readings] == ["as fact", "according to the Varland police"]
    assert found_in(a, reading("c", "[5|5-5|people] were killed.")) == ()


# --- events -------------------------------------------------------------------------------------------


def event(*told: tuple[str, str | None, str], lemma: str = "visit") -> Event:
    who = (Ref("a", Span(0, 4), "Oren", "ent-oren"),)
    mentions = tuple(
        EventMention(
            d, Span(10, 15), lemma, lemma, None, who, time=Time(day, day) if day else None, status=status
        )
        for d, day, status in told
    )
    return Event("e", "Oren: visit", None, (), (), None, None, "happened", mentions)


def of_events(*events_: Event) -> list[Difference]:
    dates = (
        (Span(40, 50), Time("2031-05-04", "2031-05-04")),
        (Span(18, 24), Time("2031-05-04", "2031-05-04")),
    )
    reports = [Witness(d, "s", None, dates) for d in ("a", "b", "c")]
    return list(differences(reports, entities=[], events=events_, series=[]))


def test_dates_of_one_event_that_exclude_each_other() -> None:
    (found,) = of_events(event(("a", "2031-05-04", "happened"), ("b", "2031-05-05", "happened")))
    assert found.kind == "contradiction" and [v.value for v in found.readings] == ["2031-05-04", "2031-05-05"]
    assert found.readings[0].loci == (Locus("a", Span(18, 24)),), "the nearest writing of that date"
    assert found.readings[1].loci == (Locus("b", Span(10, 15)),), "the trigger where the date is not written"


def test_dates_of_one_event_that_are_more_or_less_precise() -> None:
    (found,) = of_events(event(("a", "2031-05-04", "happened"), ("b", "2031-05", "happened")))
    assert found.kind == "precision"
    assert [v.value for v in found.readings] == ["2031-05-01 to 2031-05-31", "2031-05-04"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("happened", "denied", "contradiction"),
        ("happened", "alleged", "attribution"),
        ("planned", "happened", "revision"),
    ],
)
def test_an_event_of_other_standing(one, other, kind) -> None:
    (found,) = of_events(event(("a", None, one), ("b", None, other), lemma="attack"))
    assert found.kind == kind and len(found.readings) == 2


def test_words_and_visits_are_not_weighed_as_fact_or_claim() -> None:
    assert of_events(event(("a", None, "happened"), ("b", None, "alleged"))) == []
    assert of_events(event(("a", None, "happened"), ("b", None, "denied"), lemma="announce")) == []


def test_reports_may_call_it_by_other_nouns() -> None:
    one = event(("a", None, "happened")).mentions[0]
    attack, raid, attacks = (replace(one, text=text, lemma=text) for text in ("attack", "raid", "attacks"))

    def found(*mentions: EventMention) -> list[Difference]:
        return of_events(replace(event(("a", None, "happened")), mentions=mentions))

    (named,) = found(attack, replace(raid, document="b"))
    assert named.kind == "naming" and [v.value for v in named.readings] == ["attack", "raid"]
    assert found(attack, raid, replace(attack, document="b"), replace(raid, document="b")) == []
    assert found(attack, replace(attacks, document="b")) == []


def test_reports_may_put_it_in_other_places() -> None:
    def at(*places: tuple[str, str]) -> list[Difference]:
        mentions = tuple(
            replace(one, document=d, place=Ref(d, Span(30, 36), place))
            for one in event(("a", None, "happened")).mentions
            for d, place in places
        )
        return of_events(replace(event(("a", None, "happened")), mentions=mentions))

    (where,) = at(("a", "Orvane"), ("b", "Varland"))
    assert (where.kind, where.about) == ("precision", "where: Oren: visit")
    assert [(v.value, v.loci) for v in where.readings] == [
        ("Orvane", (Locus("a", Span(30, 36)),)),
        ("Varland", (Locus("b", Span(30, 36)),)),
    ]
    assert at(("a", "Orvane"), ("b", "Orvane")) == []
    assert at(("a", "Orvane"), ("a", "Varland"), ("b", "Orvane"), ("b", "Varland")) == [], "both say both"
    assert at(*(("a" if n else "b", f"place {n}") for n in range(6))) == [], "a journey"


def test_a_plan_of_others_is_no_revision() -> None:
    one = event(("a", None, "planned"), ("b", None, "happened"))
    pell = Ref("b", Span(0, 4), "Pell", "ent-pell")
    other = replace(one, mentions=(one.mentions[0], replace(one.mentions[1], actors=(pell,))))
    assert of_events(one) and of_events(other) == []


def test_dates_and_plans_of_things_done_with_others_do_not_differ() -> None:
    def with_whom(one: Event, *names: str) -> Event:
        rows = zip(one.mentions, names, strict=True)
        return replace(
            one, mentions=tuple(replace(m, recipients=(Ref("a", Span(5, 9), n, n),)) for m, n in rows)
        )

    dated = event(("a", "2031-05-04", "happened"), ("b", "2031-05-05", "happened"))
    planned = event(("a", None, "planned"), ("b", None, "happened"))
    denied = event(("a", None, "denied"), ("b", None, "happened"))
    for one in (dated, planned, denied):
        assert len(of_events(with_whom(one, "Rusk", "Rusk"))) == 1
        assert of_events(with_whom(one, "Rusk", "Pell")) == []


def test_two_dates_in_one_report_are_of_two_happenings() -> None:
    told = [("a", "2031-05-04", "happened"), ("b", "2031-05-04", "happened"), ("b", "2031-05-05", "happened")]
    assert of_events(event(*told)) == []


def of_claims(*claims: Claim, asserted: bool = True) -> list[Difference]:
    told = event(("a", None, "happened"), ("b", None, "happened"), lemma="attack")
    spans = frozenset([Span(10, 15)] if asserted else [])
    reports = [Witness("a", "s"), Witness("b", "s", claims=claims, asserted=spans)]
    names = NameForm("Dalia Oren", (Locus("b", Span(90, 100)),))
    oren = Entity("ent-oren", "person", "Dalia Oren", (names,))
    return list(differences(reports, entities=[oren], events=[told], series=[]))


def test_a_deed_told_as_fact_and_on_somebodys_word() -> None:
    claim = Claim(Span(0, 20), "the minister", "ent-oren", Span(22, 40))
    (found,) = of_claims(claim)
    assert found.kind == "attribution" and found.about == "fact or claim: Oren: visit"
    fact, word = found.readings
    assert fact.value == "as fact" and fact.loci == (Locus("a", Span(10, 15)),)
    assert word.value == "according to Dalia Oren"
    assert word.loci == (Locus("b", Span(22, 40)), Locus("b", Span(10, 15)))


def test_a_claim_must_hold_the_deed_and_assert_it() -> None:
    assert of_claims(Claim(Span(0, 12), "the minister", None, Span(22, 40))) == []
    assert of_claims(Claim(Span(0, 20), "the minister", None, Span(22, 40)), asserted=False) == []


def test_the_innermost_claim_is_whose_word_it_is_and_a_pronoun_is_nobodys_name() -> None:
    outer = Claim(Span(0, 30), "the paper", None, Span(31, 40))
    inner = Claim(Span(5, 20), "the police", None, Span(22, 28))
    assert of_claims(outer, inner)[0].readings[1].value == "according to the police"
    assert of_claims(replace(inner, who="it"))[0].readings[1].value == "as a claim"


def test_reports_that_agree_on_an_event_make_no_difference() -> None:
    assert of_events(event(("a", None, "happened"), ("b", "2031-05-04", "happened"))) == []
    assert of_events(event(("a", None, "happened"), ("a", None, "denied"))) == []
    mixed = [("a", None, "happened"), ("a", None, "denied"), ("b", None, "happened"), ("b", None, "denied")]
    assert of_events(event(*mixed)) == []


# --- order, witnesses, timeline -----------------------------------------------------------------------


def test_the_strongest_difference_comes_first_whatever_the_order() -> None:
    a, b = reading("a", "[5|5-5|people] were killed."), reading("b", "The blast killed [9|9-9|people].")
    reports = [Witness(a.document.id, "s"), Witness(b.document.id, "s")]
    names = NameForm("Sergey Tarsenov", (Locus(a.document.id, Span(0, 1)),))
    others = NameForm("Sergei Tarsenov", (Locus(b.document.id, Span(0, 1)),))
    one = Entity("ent-1", "person", "Sergey Tarsenov", (names, others))
    found = differences(reports, entities=[one], events=[], series=in_series(a, b))
    assert [d.kind for d in found] == ["contradiction", "naming"]
    assert found == differences(reports[::-1], entities=[one], events=[], series=in_series(a, b)[::-1])


def test_a_witness_is_read_off_a_reading() -> None:
    published = Time("2031-05-04T08:00", "2031-05-04T08:00", "minute")
    document = Document(
        "a", "text/plain", "a", "x" * 90, OffsetMap.keep(90), (Part(Span(0, 90)),), published=published
    )
    time = Time("2031-05-03", "2031-05-03")
    seen = (Annotation("time", Span(5, 9), "r", value=time), Annotation("sentence", Span(0, 9), "r"))
    found = witness(Reading(document, seen), {document.id: "s1"})
    assert found == Witness(document.id, "s1", published, ((Span(5, 9), time),))
    assert found.day == "2031-05-04"
    assert witness(Reading(document), {}).story == document.id


def test_a_timeline_has_two_axes_and_a_bin() -> None:
    def dated(name: str, day: str | None, *documents: str) -> Event:
        time = Time(day, day) if day else None
        mentions = tuple(EventMention(d, Span(0, 1), name, name, time=time) for d in documents)
        return Event(name, name, None, (), (), None, time, "happened", mentions)

    reports = [
        Witness("a", "s", Time("2031-05-06", "2031-05-06")),
        Witness("b", "s", Time("2031-05-05", "2031-05-05")),
        Witness("c", "t"),
    ]
    told = [
        dated("late", "2031-05-04", "a"),
        dated("no day", None, "c"),
        dated("early", "2031-05-01", "a", "b", "c"),
    ]
    line = timeline(told, reports)
    assert [e.event.id for e in line.dated] == ["early", "late"] and [e.event.id for e in line.undated] == [
        "no day"
    ]
    early = line.dated[0]
    assert (early.first_day, early.first_report, early.last_report) == (
        "2031-05-01",
        "2031-05-05",
        "2031-05-06",
    )
    assert early.documents == ("b", "a", "c") and early.stories == ("s", "t")
    assert line.undated[0].first_report is None


def test_counts_keep_the_figure() -> None:
    a = reading("a", "[17|17-17|soldiers] were freed.")
    (one,) = counts(a, {})
    assert isinstance(one, Count) and one.id == a.figures[0].id and one.story == a.document.id


def test_a_number_told_more_often_of_another_happening_is_no_reading() -> None:
    a = reading("a", "[17|17-17|miners] trapped by a flood in May and fed through a pipe since then came up.")
    b = reading("b", "[17|17-17|miners] were rescued.")
    c = reading("c", "[17|17-17|miners] were rescued.")
    d = reading("d", "The flood captured [90|90-90|miners].")
    e = reading("e", "[17|17-17|miners] captured in May came up.")
    assert found_in(a, b, c) == ()
    assert found_in(d, e) != ()
    assert found_in(b, c, d, e) == ()


def test_part_and_whole_are_two_series() -> None:
    a = reading("a", "They freed [17|17-17|miners] of the [90|90-90|miners] captured in May.")
    assert sorted(s.about for s in in_series(a)) == ["miners abducted", "miners freed"]


def test_a_toll_over_years_is_no_toll_of_one_day() -> None:
    a = reading("a", "A blast killed [8|8-8|people] on Monday.")
    b = reading("b", "The war has killed [300|300-300|people] in the past seven years.")
    assert found_in(a, b) == ()


def test_a_date_far_from_the_agreed_one_is_of_another_thing() -> None:
    near = [("a", "2031-05-04", "happened"), ("b", "2031-05-04", "happened")]
    assert of_events(event(*near, ("c", "2031-08-20", "happened"))) == []
    (found,) = of_events(event(*near, ("c", "2029-05-04", "happened")))
    assert found.kind == "contradiction", "the same day of another year is a slip"


def test_a_status_that_one_mention_of_many_has_is_a_slip() -> None:
    many = [(d, None, "happened") for d in "ab" * 6]
    assert of_events(event(*many, ("c", None, "denied"))) == []


def test_a_plan_beside_what_came_of_it_is_no_revision() -> None:
    assert of_events(event(("a", None, "planned"), ("a", None, "happened"), ("b", None, "happened"))) == []
