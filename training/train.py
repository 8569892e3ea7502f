"""Trains the reader: one trunk, all sets mixed, texts cut at other places in every pass."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import progress
from training.batches import Batch, batch_of
from training.model import FAR, Reader
from training.targets import (
    NOT_SCORED,
    Inventory,
    PartTargets,
    Prepared,
    Row,
    event_targets,
    name_targets,
    part_targets,
    prepare,
    rows_of,
    tree_targets,
)
from training.texts import corpora
from training.trunk import trunk

# How many times the pieces of each set are read: the small ones more often.
PASSES = {"worldwide": 4.0, "ewt": 6.0, "wikigold": 4.0, "attribution": 4.5, "syntax": 11.0, "events": 4.0}
CASE_NOISE = 0.08  # of sentences are read in headline, capital or small letters


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
        for at in range(0, len(rows), 400):
            found += [(name, group) for group in _filled(rows[at : at + 400], plan.pieces)]
    rng.shuffle(found)
    return found


def _filled(rows: Sequence[Row], pieces: int) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in sorted(rows, key=len):
        if group and (len(group) + 1) * len(row) > pieces:
            yield group
            group = []
        group.append(row)
    yield group


def loss_of(
    model: Reader, name: str, rows: Sequence[Row], inventory: Inventory, noise: random.Random
) -> Tensor:
    """Return the loss of one batch on the heads that its set has labels for."""
    batch = batch_of(rows, case_noise=0.0 if name == "syntax" else CASE_NOISE, rng=noise)
    if name == "syntax":
        return _tree_loss(model, batch, rows, inventory)
    x = model.read(batch.ids, batch.shapes, batch.mask)
    if name == "events":
        return _cross(model.events(x), batch.padded([event_targets(r) for r in rows]))
    if name == "attribution":
        return _part_loss(model, x, batch, rows)
    allowed = batch.padded([name_targets(r) for r in rows], fill=0.0)
    logits = torch.log_softmax(model.names(x).float(), -1)
    scored = allowed.sum(-1) > 0
    chosen = logits[scored].masked_fill(allowed[scored] == 0, -1e4)
    return -2 * torch.logsumexp(chosen, -1).mean()


def _cross(logits: Tensor, targets: Tensor) -> Tensor:
    return nn.functional.cross_entropy(
        logits.float().flatten(0, -2), targets.flatten(), ignore_index=NOT_SCORED, label_smoothing=0.02
    )


def _part_loss(model: Reader, x: Tensor, batch: Batch, rows: Sequence[Row]) -> Tensor:
    targets = [part_targets(row) for row in rows]
    loss = 4 * _cross(model.parts(x), batch.padded([t.tags for t in targets]))
    return loss + tie_loss(model.ties(x).float(), targets)


def tie_loss(scores: Tensor, targets: Sequence[PartTargets]) -> Tensor:
    """Return how badly contents choose among the cues of their row, and cues among its sources.

    The frame's first piece stands for "no source". Positions in `scores` are one past those of the
    targets, for the frame.
    """
    losses = []
    for (by_source, by_content), target in zip(scores, targets, strict=True):
        if not len(target.cues):
            continue
        cues = torch.from_numpy(target.cues) + 1
        at = np.flatnonzero(target.content_cues != NOT_SCORED)
        if len(at):
            chosen = torch.from_numpy(np.searchsorted(np.sort(target.cues), target.content_cues[at]))
            among = by_content[cues.sort().values][:, torch.from_numpy(at) + 1]
            losses.append(nn.functional.cross_entropy(among.T, chosen))
        wanted = torch.from_numpy(target.choices)
        losses.append(_chosen(by_source[cues, : wanted.shape[1]], wanted))
    return torch.stack(losses).mean() if losses else scores.sum() * 0


def _chosen(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean loss of choices of which several may be right (1), among those scored."""
    logits = torch.log_softmax(scores.masked_fill(wanted == NOT_SCORED, FAR), -1)
    return -torch.logsumexp(logits.masked_fill(wanted != 1, FAR), -1).mean()


def _tree_loss(model: Reader, batch: Batch, rows: Sequence[Row], inventory: Inventory) -> Tensor:
    targets = [tree_targets(row, inventory) for row in rows]
    begins = batch.padded([t.begins for t in targets], fill=False)
    heads = batch.padded([t.heads for t in targets], shift=1)
    x = model.read(batch.ids, batch.shapes, batch.mask)
    arcs = model.arc_scores(x, batch.sentences, begins)
    return (
        _cross(model.upos(x), batch.padded([t.upos for t in targets]))
        + nn.functional.cross_entropy(arcs.float().flatten(0, 1), heads.flatten(), ignore_index=NOT_SCORED)
        + _cross(model.relations(x, heads.clamp(min=0)), batch.padded([t.relations for t in targets]))
    )


def rated(model: Reader, plan: Plan) -> list[dict[str, object]]:
    """Return the parameters in groups: the lower a layer, the slower it learns."""
    trunk = model.trunk
    depth = len(trunk.layers)
    low = [*trunk.words.parameters(), *trunk.places.parameters(), trunk.kind, *trunk.norm.parameters()]
    heads = [p for key, p in model.named_parameters() if not key.startswith("trunk.")]
    groups: list[dict[str, object]] = [
        {"params": low, "lr": plan.rate * plan.decay ** (depth + 1)},
        {"params": [*trunk.shapes.parameters(), *heads], "lr": plan.head_rate},
    ]
    for number, layer in enumerate(trunk.layers):
        rate = plan.rate * plan.decay ** (depth - 1 - number)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    return groups


@dataclass(frozen=True)
class Material:
    """What there is to learn from and to measure on, and the labels of the syntax heads."""

    train: Mapping[str, Sequence[Prepared]]
    dev: Mapping[str, Sequence[Prepared]]
    inventory: Inventory


def material(root: Path, tokenizer: Tokenizer) -> Material:
    """Read the sets and cut them into pieces."""
    train, dev = (
        {name: [prepare(tokenizer, t) for t in texts] for name, texts in corpora(root, part).items()}
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
        if step in {total // 2, 3 * total // 4, total}:
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


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of training sets")
    parser.add_argument("out", type=Path, help="where the trained weights go")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--trunk", type=Path, help="a folder of model.safetensors and tokenizer.json")
    for field in fields(Plan):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default
        )
    given = vars(parser.parse_args())
    data, out, folder = given.pop("data"), given.pop("out"), given.pop("trunk") or trunk()
    start = given.pop("start")
    plan = Plan(**given)
    torch.manual_seed(plan.seed)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    learned = material(data, tokenizer)
    sizes = {name: sum(len(t.pieces.ids) for t in texts) for name, texts in learned.train.items()}
    print("pieces", json.dumps(sizes), flush=True)
    model = Reader(len(learned.inventory.upos), len(learned.inventory.relations))
    model.trunk.load(folder / "model.safetensors")
    if start:
        model.load_state_dict(torch.load(start, weights_only=True)["model"], strict=False)
    train(model, learned, plan, out)


if __name__ == "__main__":
    main()
