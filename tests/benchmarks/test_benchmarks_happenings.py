"""Piles with keyed happenings: written from token lists, laid over a case, scored and fitted."""

import json
from pathlib import Path
from types import ModuleType

import benchmarks.happenings
import numpy as np
import pytest
import training.happenings
from benchmarks.happenings import keyed, score, tellings_of
from benchmarks.happenings_made import laid_out, main
from hypothesis import given
from hypothesis import strategies as st
from training.happenings import Examples, examples, fit

import stemma
from stemma.relate.event_weights import BIAS, WEIGHTS, score_of

REPORTS = {
    "gazette": "2031-05-04 | Rebels freed nine miners in Orvane . | Oren visited Varland on Friday .",
    "courier": "2031-05-04 | The rebels released the nine miners . | They are well .",
}
CHAINS = {("gazette", 1, 1): "freed", ("courier", 1, 2): "freed", ("gazette", 2, 1): "visit"}


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The key and the case of two invented reports."""
    folder = tmp_path_factory.mktemp("set")
    rows = [
        f"{document}\t{number}\t{at}\t{word}\t-"
        for document, sentences in REPORTS.items()
        for number, words in enumerate(sentences.split(" | "))
        for at, word in enumerate(words.split())
    ]
    (folder / "words.txt").write_text("\n".join(rows), "utf-8")
    mentions = [
        {"doc_id": document, "sent_id": sentence, "tokens_number": [word], "coref_chain": chain}
        for (document, sentence, word), chain in CHAINS.items()
    ]
    (folder / "mentions.json").write_text(json.dumps(mentions), "utf-8")
    out = folder / "pile"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "sys.argv", ["made", "ecb", *map(str, (folder / "words.txt", folder / "mentions.json", out))]
        )
        main()
    stemma.collate([out / "reports"], case=folder / "pile.stemma").close()
    return out / "key.json", folder / "pile.stemma"


def test_a_set_becomes_texts_with_spaces_and_a_key_at_its_words(pile: tuple[Path, Path]) -> None:
    key, _ = pile
    text = (key.parent / "reports" / "gazette.txt").read_text("utf-8")
    assert text == "2031-05-04\nRebels freed nine miners in Orvane.\n\nOren visited Varland on Friday."
    told = {
        (key.parent / "reports" / mention["file"]).read_text("utf-8")[slice(*mention["span"])]: event["key"]
        for event in json.loads(key.read_text("utf-8"))["events"]
        for mention in event["mentions"]
    }
    assert told == {"freed": "freed", "released": "freed", "visited": "visit"}


def test_a_key_is_laid_over_the_tellings_of_a_case(pile: tuple[Path, Path]) -> None:
    found = keyed(*pile)
    items, files = tellings_of(pile[1])
    assert found.found == 1.0
    assert {files[i.mention.document] for i in items} == {"gazette.txt", "courier.txt"}
    by_id = {item.id: item.mention.text for item in items}
    assert {by_id[id]: name for id, name in found.happenings.items()} == {
        "freed": "freed",
        "released": "freed",
        "visited": "visit",
    }
    assert score(found) == {"found": 1.0, "precision": 1.0, "recall": 1.0, "b3_f1": 1.0}
    never = dict.fromkeys(WEIGHTS, 0.0) | {BIAS: -9.0}
    assert score(found, never)["recall"] < 1


def test_the_examples_of_a_pile_are_its_keyed_pairs_of_one_family(pile: tuple[Path, Path]) -> None:
    seen = examples(keyed(*pile))
    assert seen.agreed.shape == (1, len(WEIGHTS))
    assert seen.same.tolist() == [1.0]


def test_a_fit_finds_what_tells_one_happening_from_two() -> None:
    chance = np.random.default_rng(7)
    agreed = chance.integers(0, 2, (4000, len(WEIGHTS))).astype(float)
    agreed[:, list(WEIGHTS).index(BIAS)] = 1.0
    place = agreed[:, list(WEIGHTS).index("same place")]
    other = agreed[:, list(WEIGHTS).index("another day")]
    same = (chance.random(4000) < 1 / (1 + np.exp(1 - 3 * place + 2 * other))).astype(float)
    found = fit([Examples(agreed, same, np.ones(4000))])
    assert found["same place"] == pytest.approx(3, abs=0.4)
    assert found["another day"] == pytest.approx(-2, abs=0.4)
    assert abs(found["same word"]) < 0.3
    both = dict.fromkeys(WEIGHTS, 0.0) | {BIAS: 1.0, "same place": 1.0}
    assert score_of(both, found) > 0.7


WORDS = st.sampled_from(["Oren", "left", ",", ".", "``", "''", "(", "n't", "$", "5"])


@given(st.dictionaries(st.integers(0, 5), st.lists(WORDS, min_size=1, max_size=8), min_size=1))
def test_each_word_stands_where_its_place_says(sentences: dict[int, list[str]]) -> None:
    text, places = laid_out({number: list(enumerate(words)) for number, words in sentences.items()})
    written = {"``": '"', "''": '"'}
    at = 0
    for number in sorted(sentences):
        for count, word in enumerate(sentences[number]):
            span = places[number, count]
            assert text[span.start : span.end] == written.get(word, word)
            assert text[at : span.start].strip() == ""
            at = span.end
    assert at == len(text)


@pytest.mark.parametrize("module", [benchmarks.happenings, training.happenings])
def test_two_cases_of_one_name_are_turned_away(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["happenings", "a.json", "one/pile.stemma", "b.json", "two/pile.stemma"])
    with pytest.raises(SystemExit):
        module.main()
    assert "one name" in capsys.readouterr().err
