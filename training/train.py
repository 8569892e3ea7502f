"""Trains the reader: one trunk, all sets mixed, texts cut at other places in every pass."""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training import progress
from training.batches import width
from training.losses import loss_of
from training.model import Reader
from training.targets import Inventory, Prepared, Row, prepare, rows_of
from training.texts import corpora
from training.trunk import tokenizer, trunk

# How many times the pieces of each set are read: the small ones more often.
PASSES = {"worldwide": 4.0, "ewt": 6.0, "wikigold": 4.0, "attribution": 4.5, "syntax": 11.0, "events": 4.0}
_LAYERS = "trunk.layers."
_EMBEDDINGS = tuple(f"trunk.{name}" for name in ("words", "places", "kind", "norm"))


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    pieces: int = 3072  # in one batch, padding counted
    limit: int = 224  # pieces in a row
    rate: float = 3e-4  # of the trunk's top layer
    head_rate: float = 1e-3
    decay: float = 0.9  # of the rate from one layer to the next below
    scale: float = 0.95  # on every number of passes
    seed: int = 1


def mixed(sets: Mapping[str, Sequence[Prepared]], plan: Plan) -> list[tuple[str, list[Row]]]:
    """Return the batches of the whole training, each of one set and of rows of like length."""
    rng = random.Random(plan.seed)
    found: list[tuple[str, list[Row]]] = []
    for name, texts in sets.items():
        passes = PASSES[name] * plan.scale
        rows: list[Row] = []
        for number in range(int(np.ceil(passes))):
            again = [row for text in texts for row in rows_of(text, plan.limit, rng)]
            rng.shuffle(again)
            rows += again[: round(len(again) * min(1.0, passes - number))]
        found += [(name, group) for group in filled(rows, plan.pieces)]
    rng.shuffle(found)
    return found


def filled(rows: Iterable[Row], pieces: int) -> Iterator[list[Row]]:
    """Yield batches that are full but for one, in few shapes: each new shape is compiled anew."""
    by_width: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_width[width(row)].append(row)
    group: list[Row] = []
    for wide in sorted(by_width):
        size = pieces // wide
        for row in by_width[wide]:
            if len(group) >= size:
                yield group[:size]
                group = group[size:]
            group.append(row)
    while group:
        yield group[:size]
        group = group[size:]


def rated(model: Reader, plan: Plan) -> list[dict[str, object]]:
    """Return the parameters in groups: the lower a layer, the slower it learns; what is new learns fast."""
    depth = 1 + max(int(key.split(".")[2]) for key, _ in model.named_parameters() if key.startswith(_LAYERS))
    groups: defaultdict[float, list[nn.Parameter]] = defaultdict(list)
    for key, parameter in model.named_parameters():
        if key.startswith(_LAYERS):
            rate = plan.rate * plan.decay ** (depth - 1 - int(key.split(".")[2]))
        elif key.startswith(_EMBEDDINGS):
            rate = plan.rate * plan.decay ** (depth + 1)
        else:
            rate = plan.head_rate
        groups[rate].append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


@dataclass(frozen=True)
class Material:
    """What there is to learn from and to measure on, and the labels of the syntax heads."""

    train: Mapping[str, Sequence[Prepared]]
    dev: Mapping[str, Sequence[Prepared]]
    inventory: Inventory


def prepared(root: Path, part: str) -> dict[str, list[Prepared]]:
    """Read the sets of a part and cut their texts into pieces."""
    pieces = tokenizer()
    return {name: [prepare(pieces, t) for t in texts] for name, texts in corpora(root, part).items()}


def material(root: Path) -> Material:
    """Read the sets and cut them into pieces."""
    pieces = tokenizer()
    train, dev = (
        {name: [prepare(pieces, t) for t in texts] for name, texts in corpora(root, part).items()}
        for part in ("train", "dev")
    )
    tokens = [token for text in train["syntax"] for token in text.text.tokens]
    upos, relations = {t.upos for t in tokens}, {t.relation for t in tokens}
    return Material(train, dev, Inventory(tuple(sorted(upos)), tuple(sorted(relations))))


def train(model: Reader, given: Material, plan: Plan, out: Path) -> None:
    """Train and keep, of the averaged weights measured on dev now and then, the best."""
    batches = mixed(given.train, plan)
    total = len(batches)
    optimizer = torch.optim.AdamW(rated(model, plan), weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.05 * total)) * max(0.0, 1 - step / total)
    )
    smooth = torch.optim.swa_utils.get_ema_multi_avg_fn(0.99)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=smooth)
    noise, log, best = random.Random(plan.seed), progress.Log(total), 0.0
    for step, (name, rows) in enumerate(batches, 1):
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, name, rows, given.inventory, noise)
        if torch.isfinite(loss):
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        schedule.step()
        log.add(step, name, float(loss.detach()), sum(map(len, rows)))
        if step > 0.3 * total and step % 4 == 0:
            average.update_parameters(model)
        if step in {3 * total // 4, total}:
            figures = progress.measured(average.module, given.dev, given.inventory)
            print("dev", step, json.dumps(figures), flush=True)
            if figures["mean"] >= best:
                best = figures["mean"]
                _save(average.module, given.inventory, out)


def _save(model: nn.Module, inventory: Inventory, out: Path) -> None:
    """Write the weights whole or not at all."""
    partial = out.with_suffix(".partial")
    saved = {"model": model.state_dict(), "upos": inventory.upos, "relations": inventory.relations}
    torch.save(saved, partial)
    partial.replace(out)


def command() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of training sets")
    parser.add_argument("out", type=Path, help="where the trained weights go")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    for field in fields(Plan):
        kind = type(field.default)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    return parser.parse_args()


def main() -> None:
    """Read the command line and train."""
    given = command()
    plan = Plan(**{field.name: getattr(given, field.name) for field in fields(Plan)})
    torch.manual_seed(plan.seed)
    learned = material(given.data)
    sizes = {name: sum(len(t.pieces.ids) for t in texts) for name, texts in learned.train.items()}
    print("pieces", json.dumps(sizes), flush=True)
    model = Reader(len(learned.inventory.upos), len(learned.inventory.relations))
    model.trunk.load(trunk() / "model.safetensors")
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True)["model"])
    train(model, learned, plan, given.out)


if __name__ == "__main__":
    main()
