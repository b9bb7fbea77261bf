"""Fits a low-rank adapter to the upper layers of MiniLM so that lines of one outcome lie together.

Usage: python fine_tune.py EXAMPLES.json ADAPTER.npz [EPOCHS]

One linear head a task reads the pooled sentence vector; the loss is that of the outcome plus half that of the matter.
The heads are thrown away: what is shipped are the two small matrices of each adapted layer, as float16.
"""

import hashlib
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

FIRST_ADAPTED_LAYER, LAYERS, HEADS, HIDDEN = 3, 6, 12, 384
RANK, SCALE = 16, 2.0
SHARPNESS = 20.0
BATCH, LONGEST_TEXT_IN_TOKENS, DROPOUT = 64, 64, 0.1
ENCODER_RATE, HEAD_RATE = 1e-3, 5e-3
PARTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)

Task = dict[str, list[Any]]


class AdaptedLinear(nn.Module):
    """A frozen linear layer with a trainable low-rank addition."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.weight, self.bias = weight, bias
        self.down = nn.Parameter(torch.randn(RANK, weight.shape[1]) * 0.02)
        self.up = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, tensor: Tensor) -> Tensor:
        return F.linear(tensor, self.weight, self.bias) + F.linear(F.linear(tensor, self.down), self.up) * SCALE


class Encoder(nn.Module):
    """MiniLM with its upper layers adapted."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.weights = weights
        self.adapted = nn.ModuleDict()
        for layer in range(FIRST_ADAPTED_LAYER, LAYERS):
            for part in PARTS:
                name = f"encoder.layer.{layer}.{part}"
                linear = AdaptedLinear(weights[f"{name}.weight"], weights[f"{name}.bias"])
                self.adapted[name.replace(".", "/")] = linear

    def _linear(self, name: str, tensor: Tensor) -> Tensor:
        adapted = name.replace(".", "/")
        if adapted in self.adapted:
            return self.adapted[adapted](tensor)
        return F.linear(tensor, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _norm(self, name: str, tensor: Tensor) -> Tensor:
        return F.layer_norm(tensor, (HIDDEN,), self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], 1e-12)

    def _drop(self, tensor: Tensor) -> Tensor:
        return F.dropout(tensor, DROPOUT, self.training)

    def _layer(self, tensor: Tensor, mask: Tensor, prefix: str) -> Tensor:
        shape = (*tensor.shape[:2], HEADS, HIDDEN // HEADS)
        query, key, value = (
            self._linear(f"{prefix}.attention.self.{part}", tensor).view(shape).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        context = F.scaled_dot_product_attention(query, key, value, attn_mask=mask).transpose(1, 2).flatten(2)
        attended = self._drop(self._linear(f"{prefix}.attention.output.dense", context)) + tensor
        attended = self._norm(f"{prefix}.attention.output.LayerNorm", attended)
        inner = F.gelu(self._linear(f"{prefix}.intermediate.dense", attended))
        output = self._drop(self._linear(f"{prefix}.output.dense", inner)) + attended
        return self._norm(f"{prefix}.output.LayerNorm", output)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        words = self.weights["embeddings.word_embeddings.weight"][ids]
        positions = self.weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kinds = self.weights["embeddings.token_type_embeddings.weight"][0]
        tensor = self._norm("embeddings.LayerNorm", words + positions + kinds)
        visible = mask[:, None, None, :] == 1
        with torch.no_grad():
            for layer in range(FIRST_ADAPTED_LAYER):
                tensor = self._layer(tensor, visible, f"encoder.layer.{layer}")
        for layer in range(FIRST_ADAPTED_LAYER, LAYERS):
            tensor = self._layer(tensor, visible, f"encoder.layer.{layer}")
        weights = mask[:, :, None].float()
        return F.normalize((tensor * weights).sum(1) / weights.sum(1), dim=1)


class Trainer:
    """Fits encoder and heads on all tasks at once."""

    def __init__(self, model: Path, tasks: dict[str, Task]) -> None:
        self.tasks = tasks
        self.tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST_TEXT_IN_TOKENS)
        self.tokenizer.enable_padding()
        self.encoder = Encoder(load_file(str(model / "model.safetensors")))
        self.heads = nn.ModuleDict({name: self._head(task) for name, task in tasks.items()})
        self.matters = {name: F.one_hot(torch.tensor(task["groups"])).float() for name, task in tasks.items()}

    def _tokens(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        encodings = self.tokenizer.encode_batch(texts)
        return torch.tensor([e.ids for e in encodings]), torch.tensor([e.attention_mask for e in encodings])

    @torch.no_grad()
    def _head(self, task: Task) -> nn.Linear:
        """Return a head that starts at the mean vector of each outcome."""
        self.encoder.eval()
        texts, labels = task["texts"], torch.tensor(task["labels"])
        vectors = [self.encoder(*self._tokens(texts[i : i + 128])) for i in range(0, len(texts), 128)]
        head = nn.Linear(HIDDEN, len(task["groups"]))
        means = torch.zeros(len(task["groups"]), HIDDEN).index_add_(0, labels, torch.cat(vectors))
        head.weight.copy_(F.normalize(means, dim=1))
        head.bias.zero_()
        return head

    def _loss(self, name: str, rows: list[int]) -> Tensor:
        task = self.tasks[name]
        labels = torch.tensor([task["labels"][row] for row in rows])
        vectors = self.encoder(*self._tokens([task["texts"][row] for row in rows]))
        scores = self.heads[name](vectors) * SHARPNESS
        matters = torch.log(F.softmax(scores, 1) @ self.matters[name] + 1e-9)
        matter = self.matters[name].argmax(1)[labels]
        return F.cross_entropy(scores, labels, label_smoothing=0.05) + 0.5 * F.nll_loss(matters, matter)

    def _batches(self) -> list[tuple[str, list[int]]]:
        """Return batches of texts of like length, so that little time goes into padding."""
        batches = []
        for name, task in self.tasks.items():
            rows = sorted(range(len(task["texts"])), key=lambda row: len(task["texts"][row]) * (1 + 0.3 * random.random()))
            batches += [(name, rows[start : start + BATCH]) for start in range(0, len(rows), BATCH)]
        random.shuffle(batches)
        return batches

    def fit(self, epochs: int, after_epoch: Any) -> None:
        """Fit for so many epochs; `after_epoch` is called after each."""
        groups = [
            {"params": self.encoder.parameters(), "lr": ENCODER_RATE},
            {"params": self.heads.parameters(), "lr": HEAD_RATE},
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = epochs * len(self._batches())
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1
        )
        for epoch in range(epochs):
            started, total, batches = time.time(), 0.0, self._batches()
            self.encoder.train()
            for name, rows in batches:
                loss = self._loss(name, rows)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                total += loss.item()
            print(f"epoch {epoch}: loss {total / len(batches):.3f}, {time.time() - started:.0f} s", flush=True)
            after_epoch()

    def save(self, path: Path) -> None:
        """Write the adapter and print its checksum."""
        arrays = {}
        for name, linear in self.encoder.adapted.items():
            arrays[f"{name.replace('/', '.')}.down"] = linear.down.detach().numpy().astype(np.float16)
            arrays[f"{name.replace('/', '.')}.up"] = (linear.up.detach() * SCALE).numpy().astype(np.float16)
        np.savez(path, **arrays)
        print(f"{path}: sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}", flush=True)


def main() -> None:
    """Fit the adapter and write it after every epoch."""
    examples, adapter = Path(sys.argv[1]), Path(sys.argv[2])
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    content = json.loads(examples.read_text(encoding="utf-8"))
    torch.manual_seed(0)
    random.seed(0)
    trainer = Trainer(Path(content["model"]), content["tasks"])
    trainer.fit(epochs, lambda: trainer.save(adapter))


if __name__ == "__main__":
    main()
