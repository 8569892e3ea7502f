from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma import resolve
from stemma.resolve import Decided, decide
from stemma.types import Judgement, Link

IDS = [f"x{i}" for i in range(8)]
PAIRS = list(combinations(IDS, 2))
linkages = st.sampled_from(["single", "average"])
links_of = st.lists(
    st.builds(
        lambda pair, score: link(*pair, score),
        st.sampled_from(PAIRS),
        st.sampled_from([0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]),
    ),
    max_size=16,
)
judgements_of = st.lists(
    st.builds(
        lambda pair, verdict, day: judge(*pair, verdict, f"2031-05-{day:02}"),
        st.sampled_from(PAIRS),
        st.sampled_from(["same", "different", "unsure"]),
        st.integers(1, 28),
    ),
    max_size=6,
)


def link(a: str, b: str, score: float) -> Link:
    return Link("entity", a, b, score, "test")


def judge(a: str, b: str, verdict: str, at: str = "2031-05-01") -> Judgement:
    return Judgement("entity", a, b, verdict, "ana", at)  # type: ignore[arg-type]


def clusters(ids, links, judgements=(), **how) -> dict[str, str]:
    return resolve.clusters(ids, links, decide(judgements, ids).sets, **how)


def standings(decided: Decided) -> dict[str, str]:
    return {r.judgement: r.standing for r in decided.rulings}


def sets_of(assigned: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(i for i in assigned if assigned[i] == c) for c in assigned.values()}


def test_links_join_their_ends_and_name_the_founder() -> None:
    assert clusters("bca", [link("a", "b", 0.9)]) == {"b": "b", "c": "c", "a": "b"}


def test_weak_links_and_links_to_strangers_join_nothing() -> None:
    assert clusters("ab", [link("a", "b", 0.4), link("a", "z", 1), link("z", "b", 1)]) == {"a": "a", "b": "b"}


def test_an_id_given_twice_stands_once() -> None:
    assert clusters(["a", "b", "a"], []) == {"a": "a", "b": "b"}


def test_the_strongest_link_wins_where_a_judgement_forbids_both() -> None:
    weak, strong = link("a", "b", 0.6), link("b", "c", 0.9)
    got = clusters("abc", [weak, strong], [judge("a", "c", "different")])
    assert sets_of(got) == {frozenset("a"), frozenset("bc")}


def test_different_holds_for_whoever_is_judged_same() -> None:
    got = clusters("abc", [link("a", "c", 1)], [judge("a", "b", "same"), judge("b", "c", "different")])
    assert sets_of(got) == {frozenset("ab"), frozenset("c")}


def test_the_latest_judgement_of_a_pair_counts_either_way_round() -> None:
    row = [judge("a", "b", "different", "2031-05-02"), judge("b", "a", "same", "2031-05-03")]
    assert len(sets_of(clusters("ab", [], row))) == 1
    assert len(sets_of(clusters("ab", [], row[:1]))) == 2


def test_unsure_takes_a_judgement_back_and_leaves_the_pair_to_its_links() -> None:
    row = [judge("a", "b", "different", "2031-05-02"), judge("a", "b", "unsure", "2031-05-03")]
    assert standings(decide(row, "ab")) == {row[0].id: "overruled", row[1].id: "holds"}
    assert len(sets_of(clusters("ab", [link("a", "b", 1)], row))) == 1


def test_of_two_judgements_at_one_moment_the_cautious_one_counts() -> None:
    row = [judge("a", "b", "different"), judge("a", "b", "same")]
    for order in (row, row[::-1]):
        assert standings(decide(order, "ab")) == {row[0].id: "holds", row[1].id: "overruled"}
        assert len(sets_of(clusters("ab", [], order))) == 2


def test_a_later_same_is_kept_before_an_older_one() -> None:
    row = [
        judge("a", "b", "same", "2031-05-01"),
        judge("b", "c", "same", "2031-05-09"),
        judge("a", "c", "different", "2031-05-05"),
    ]
    assert sets_of(clusters("abc", [], row)) == {frozenset("a"), frozenset("bc")}


def test_average_refuses_the_chain_that_single_follows() -> None:
    chain = [link("a", "b", 0.9), link("b", "c", 0.9), link("c", "d", 0.9)]
    assert len(sets_of(clusters("abcd", chain))) == 1
    got = clusters("abcd", chain, linkage="average", threshold=0.5)
    assert sets_of(got) == {frozenset("ab"), frozenset("cd")}


def test_average_joins_what_is_close_all_round() -> None:
    close = [link(a, b, 0.8) for a, b in combinations("abcd", 2)]
    assert len(sets_of(clusters("abcd", close, linkage="average", threshold=0.75))) == 1


def test_average_starts_from_what_is_judged_same() -> None:
    links = [link("a", "c", 0.9)]
    got = clusters("abc", links, [judge("a", "b", "same")], linkage="average", threshold=0.5)
    assert sets_of(got) == {frozenset("ab"), frozenset("c")}


@given(links_of, judgements_of, linkages)
def test_every_id_gets_one_cluster_named_by_its_first_member(links, judgements, linkage) -> None:
    got = clusters(IDS, links, judgements, linkage=linkage)
    assert list(got) == IDS
    for member, cluster in got.items():
        assert cluster == min((i for i in IDS if got[i] == cluster), key=IDS.index) <= member


@given(links_of, judgements_of, linkages, st.randoms(use_true_random=False))
def test_the_sets_do_not_depend_on_any_order(links, judgements, linkage, random) -> None:
    ids, mixed, judged = list(IDS), list(links), list(judgements)
    for row in (ids, mixed, judged):
        random.shuffle(row)
    mixed = [Link(x.kind, x.b, x.a, x.score, x.method) if random.random() < 0.5 else x for x in mixed]
    before = clusters(IDS, links, judgements, linkage=linkage)
    assert sets_of(clusters(ids, mixed, judged, linkage=linkage)) == sets_of(before)


@given(links_of, judgements_of, linkages)
def test_every_judgement_that_holds_is_kept_whatever_the_links_say(links, judgements, linkage) -> None:
    got = clusters(IDS, links, judgements, linkage=linkage)
    standing = standings(decide(judgements, IDS))
    for j in judgements:
        if standing[j.id] == "holds" and j.verdict != "unsure":
            assert (got[j.a] == got[j.b]) == (j.verdict == "same")


@given(judgements_of)
def test_what_is_overruled_is_overruled_by_what_is_no_older(judgements) -> None:
    at = {j.id: j.at for j in judgements}
    for ruling in decide(judgements, IDS).rulings:
        assert bool(ruling.by) == (ruling.standing == "overruled")
        assert all(at[other] >= at[ruling.judgement] for other in ruling.by)


@given(judgements_of)
def test_the_latest_judgement_always_holds(judgements) -> None:
    if judgements:
        latest = max(judgements, key=lambda j: j.at)
        later = [j for j in judgements if j.at == latest.at]
        assert {standings(decide(judgements, IDS))[j.id] for j in later} & {"holds"}


def test_of_contradicting_judgements_the_later_wins_through_others_too() -> None:
    row = [
        judge("a", "c", "different", "2031-05-01"),
        judge("a", "b", "same", "2031-05-02"),
        judge("b", "c", "same", "2031-05-03"),
    ]
    assert sets_of(clusters("abc", [], row)) == {frozenset("abc")}
    (ruling,) = [r for r in decide(row, "abc").rulings if r.standing == "overruled"]
    assert (ruling.judgement, set(ruling.by)) == (row[0].id, {row[1].id, row[2].id})


def test_what_is_undone_counts_no_more_and_undoing_that_brings_it_back() -> None:
    first = judge("a", "b", "different", "2031-05-01")
    undo = Judgement("entity", "", "", "undone", "ana", "2031-05-02", undoes=first.id)
    redo = Judgement("entity", "", "", "undone", "ben", "2031-05-03", undoes=undo.id)
    links = [link("a", "b", 1)]
    assert [len(sets_of(clusters("ab", links, [first, undo, redo][:n]))) for n in (1, 2, 3)] == [2, 1, 2]
    assert standings(decide([first, undo, redo], "ab")) == {
        first.id: "holds",
        undo.id: "undone",
        redo.id: "holds",
    }


def test_a_judgement_undone_uncovers_the_one_before_it() -> None:
    first, second = judge("a", "b", "same", "2031-05-01"), judge("a", "b", "different", "2031-05-02")
    undo = Judgement("entity", "", "", "undone", "ana", "2031-05-03", undoes=second.id)
    assert len(sets_of(clusters("ab", [], [first, second, undo]))) == 1


def test_a_judgement_on_what_the_case_does_not_hold_waits() -> None:
    row = [judge("a", "z", "same")]
    assert standings(decide(row, "ab")) == {row[0].id: "waits"}


@given(links_of)
def test_single_joins_exactly_what_strong_links_connect(links) -> None:
    got = clusters(IDS, links, threshold=0.6)
    reach = {i: {i} for i in IDS}
    for _ in IDS:
        for x in links:
            if x.score >= 0.6:
                joined = reach[x.a] | reach[x.b]
                for i in joined:
                    reach[i] = joined
    assert sets_of(got) == {frozenset(s) for s in reach.values()}


@given(links_of, st.sampled_from([0.4, 0.5, 0.7]))
def test_no_two_average_clusters_are_left_that_are_close_enough(links, threshold) -> None:
    got = sets_of(clusters(IDS, links, linkage="average", threshold=threshold))
    best: dict[frozenset[str], float] = {}
    for x in links:
        best[frozenset((x.a, x.b))] = max(x.score, best.get(frozenset((x.a, x.b)), 0))
    for one, other in combinations(sorted(map(sorted, got)), 2):
        total = sum(best.get(frozenset((a, b)), 0) for a in one for b in other)
        assert total / (len(one) * len(other)) < threshold + 1e-9


@pytest.mark.parametrize("linkage", ["single", "average"])
def test_nothing_in_gives_nothing_out(linkage) -> None:
    assert clusters([], [], linkage=linkage) == {}
