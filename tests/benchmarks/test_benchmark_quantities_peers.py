import json
from pathlib import Path

import pytest
from benchmarks.quantities import Item

from benchmarks import quantities_peers

ROW = {
    "text": "It sank 30 barges.",
    "quantities": [
        {"value": "30", "unit": "barges", "normalized_unit": "barge", "change": "=", "referred_concepts": "-"}
    ],
}


@pytest.fixture
def one_peer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a peer that reads everything as 30 in the place of those that may not be installed."""

    def read(text: str) -> list[Item]:
        return [Item((30, 30), "=", frozenset("-"), frozenset("-"))]

    monkeypatch.setattr(
        quantities_peers, "readers", lambda: iter([("stemma", quantities_peers.own), ("quantulum3", read)])
    )


@pytest.mark.usefixtures("one_peer")
def test_peers_are_scored_on_the_same_sentences(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW), "utf-8")
    figures = quantities_peers.compare([path])
    assert (figures["stemma"]["value_f1"], figures["stemma"]["value_unit_f1"]) == (1.0, 1.0)
    assert (figures["quantulum3"]["value_f1"], figures["quantulum3"]["value_unit_f1"]) == (1.0, 0.0)
    assert "ratio" in figures["stemma"]


@pytest.mark.usefixtures("one_peer")
def test_articles_are_timed_by_text_or_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    rows = [{"text": "It sank 30 barges."}, {"paragraphs": ["It sank", "30 barges and 2 tugs."]}]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    figures = quantities_peers.pace(path)
    assert figures["words_an_article"] == 6
    assert figures["stemma_articles_per_s"] > 0


def test_a_peer_that_is_not_installed_is_said_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr("importlib.import_module", absent)
    assert [name for name, _ in quantities_peers.readers()] == ["stemma"]
    assert "quantulum3: not installed" in capsys.readouterr().out
