"""Fits MiniLM's six layers so that texts of one outcome lie together, and writes the change as a small adapter.

    python fine_tune.py MODEL_FOLDER EXAMPLES.npz ADAPTER.npz

Needs PyTorch, which the project itself does not install. Each task (an organisation's outcomes, the topics) has a
linear head on the pooled sentence vector, to which the wording model's opinion is added: the encoder learns what words
alone do not tell, such as who did it, before or after, with leave or without. Tasks about the parts of a text have a
head on each token. The heads are thrown away.
"""

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS, HIDDEN = 6, 12, 384
RANK = 64
SHARPNESS, WEIGHT_OF_WORDING, WEIGHT_OF_MATTER = 20.0, 0.5, 0.5
EPOCHS, BATCH, LONGEST_TEXT_IN_TOKENS, DROPOUT = 3, 64, 128, 0.1
# A text with parts has a label a token, and its tokens are what is hardest.
BATCH_OF_PARTS, TIMES_FOR_PARTS, PADDING = 16, 2, -1
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3


class Encoder(nn.Module):
    """MiniLM with trainable layers and fixed word embeddings."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.fixed = {name: weight for name, weight in weights.items() if not name.startswith("encoder.")}
        layers = {name: weight for name, weight in weights.items() if name.startswith("encoder.")}
        self.layers = nn.ParameterDict({_key(name): nn.Parameter(weight.clone()) for name, weight in layers.items()})

    def _linear(self, name: str, tensor: Tensor) -> Tensor:
        return functional.linear(tensor, self.layers[_key(f"{name}.weight")], self.layers[_key(f"{name}.bias")])

    def _norm(self, name: str, tensor: Tensor) -> Tensor:
        weight, bias = self.layers[_key(f"{name}.weight")], self.layers[_key(f"{name}.bias")]
        return functional.layer_norm(tensor.float(), (HIDDEN,), weight, bias, 1e-12)

    def _drop(self, tensor: Tensor) -> Tensor:
        return functional.dropout(tensor, DROPOUT, self.training)

    def _layer(self, tensor: Tensor, visible: Tensor, prefix: str) -> Tensor:
        shape = (*tensor.shape[:2], HEADS, HIDDEN // HEADS)
        query, key, value = (
            self._linear(f"{prefix}.attention.self.{part}", tensor).view(shape).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=visible)
        context = self._linear(f"{prefix}.attention.output.dense", seen.transpose(1, 2).flatten(2))
        attended = self._drop(context) + tensor
        attended = self._norm(f"{prefix}.attention.output.LayerNorm", attended)
        inner = functional.gelu(self._linear(f"{prefix}.intermediate.dense", attended))
        output = self._drop(self._linear(f"{prefix}.output.dense", inner)) + attended
        return self._norm(f"{prefix}.output.LayerNorm", output)

    def _embedded(self, ids: Tensor) -> Tensor:
        words = self.fixed["embeddings.word_embeddings.weight"][ids]
        positions = self.fixed["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kinds = self.fixed["embeddings.token_type_embeddings.weight"][0]
        weight, bias = (self.fixed[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias"))
        return functional.layer_norm(words + positions + kinds, (HIDDEN,), weight, bias, 1e-12)

    def tokens(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return 384 numbers for each token; the mask tells which are padding."""
        tensor, visible = self._embedded(ids), mask[:, None, None, :] == 1
        with torch.autocast("cpu", torch.bfloat16):
            for layer in range(LAYERS):
                tensor = self._layer(tensor, visible, f"encoder.layer.{layer}")
        return tensor.float()

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return one unit-length row of 384 numbers for each row of token ids; the mask tells which are padding."""
        tensor = self.tokens(ids, mask)
        weights = mask[:, :, None].float()
        return functional.normalize((tensor * weights).sum(1) / weights.sum(1), dim=1)


class Lines(nn.Module):
    """Lines as token ids, in batches."""

    def __init__(self, encodings: list[Encoding]) -> None:
        super().__init__()
        self.encodings = [encoding.ids for encoding in encodings]
        self.shuffled = np.random.default_rng(0)

    def padded(self, rows: list[int]) -> tuple[Tensor, Tensor]:
        """Return the token ids of some lines and the mask that tells which are padding."""
        ids = nn.utils.rnn.pad_sequence([torch.tensor(self.encodings[row]) for row in rows], batch_first=True)
        lengths = torch.tensor([len(self.encodings[row]) for row in rows])
        return ids, (torch.arange(ids.shape[1]) < lengths[:, None]).long()

    def batches(self) -> list[list[int]]:
        """Return batches of texts of like length, so that little time goes into padding."""
        lengths = np.array([len(encoding) for encoding in self.encodings])
        rows = np.argsort(lengths * self.shuffled.uniform(1, 1.3, len(lengths))).tolist()
        return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]


class Outcomes(Lines):
    """One set of outcomes to tell apart, its lines and its head."""

    def __init__(self, encodings: list[Encoding], arrays: dict[str, NDArray[Any]]) -> None:
        super().__init__(encodings)
        self.labels = torch.tensor(arrays["labels"])
        self.matters = torch.tensor(arrays["matters"])
        self.wording = arrays["wording"]
        self.head = nn.Linear(HIDDEN, len(self.matters))

    def start_from(self, encoder: Encoder) -> None:
        """Let the head begin at the mean vector of each outcome."""
        encoder.eval()
        rows = range(len(self.encodings))
        means = torch.zeros(len(self.matters), HIDDEN)
        with torch.no_grad():
            vectors = torch.cat([encoder(*self.padded(list(rows[i : i + 128]))) for i in range(0, len(rows), 128)])
            self.head.weight.copy_(functional.normalize(means.index_add_(0, self.labels, vectors), dim=1))
            self.head.bias.zero_()

    def loss(self, encoder: Encoder, rows: list[int]) -> Tensor:
        """Return how far the encoder is from the outcomes and, at half the weight, from the matters of some lines."""
        wording = torch.tensor(self.wording[rows].astype(np.float32))
        scores = self.head(encoder(*self.padded(rows))) * SHARPNESS + WEIGHT_OF_WORDING * wording
        of_matter = functional.one_hot(self.matters).float()
        matters = torch.log(functional.softmax(scores, 1) @ of_matter + 1e-9)
        labels = self.labels[rows]
        outcome = functional.cross_entropy(scores, labels, label_smoothing=0.05)
        return outcome + WEIGHT_OF_MATTER * functional.nll_loss(matters, self.matters[labels])


class Parts(Lines):
    """The parts of texts that tell something, and a head that says of each token what it tells."""

    def __init__(self, encodings: list[Encoding], arrays: dict[str, NDArray[Any]]) -> None:
        super().__init__(encodings)
        spans = [json.loads(str(each)) for each in arrays["spans"]]
        labels = ["", *sorted({label for found in spans for _, _, label in found})]
        self.told = [
            [labels.index(_label(place, found)) for place in encoding.offsets]
            for encoding, found in zip(encodings, spans, strict=True)
        ]
        self.head = nn.Linear(HIDDEN, len(labels))

    def start_from(self, encoder: Encoder) -> None:
        """Begin with a head that knows nothing."""

    def batches(self) -> list[list[int]]:
        """Return smaller batches, and every text as often as its many tokens deserve."""
        batches = [batch for _ in range(TIMES_FOR_PARTS) for batch in super(Parts, self).batches()]
        starts = range(0, BATCH, BATCH_OF_PARTS)
        return [batch[start : start + BATCH_OF_PARTS] for batch in batches for start in starts if start < len(batch)]

    def loss(self, encoder: Encoder, rows: list[int]) -> Tensor:
        """Return how far the tokens of some texts are from what they tell."""
        told = nn.utils.rnn.pad_sequence(
            [torch.tensor(self.told[row]) for row in rows], batch_first=True, padding_value=PADDING
        )
        scores = self.head(encoder.tokens(*self.padded(rows)))
        return functional.cross_entropy(scores.flatten(0, 1), told.flatten(), ignore_index=PADDING)


def _label(place: tuple[int, int], spans: list[tuple[int, int, str]]) -> str:
    """Return what the part tells in which a token lies, or nothing."""
    return next((label for start, end, label in spans if start < place[1] and place[0] < end), "")


def _key(name: str) -> str:
    """Return a weight's name without dots, which PyTorch does not take."""
    return name.replace(".", "/")


def tasks(model: Path, examples: Path) -> nn.ModuleDict:
    """Return the tasks in a file that examples.py wrote."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_TEXT_IN_TOKENS)
    with np.load(examples) as file:
        arrays = dict(file)
    found: dict[str, Lines] = {}
    for name in sorted({key.split("/")[0] for key in arrays}):
        own = {key.split("/")[1]: array for key, array in arrays.items() if key.split("/")[0] == name}
        encodings = tokenizer.encode_batch([str(text) for text in own["texts"]])
        found[name.replace(".", "_")] = (Parts if "spans" in own else Outcomes)(encodings, own)
    return nn.ModuleDict(found)


def fit(encoder: Encoder, found: nn.ModuleDict) -> None:
    """Fit encoder and heads on all tasks at once, and print the loss of each epoch."""
    for task in found.values():
        task.start_from(encoder)
    rates = [ENCODER_RATE, HEAD_RATE]
    groups = [{"params": part.parameters(), "lr": rate} for part, rate in zip((encoder, found), rates, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * sum(len(task.batches()) for task in found.values())
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps + 1, pct_start=0.1)
    encoder.train()
    shuffled = np.random.default_rng(0)
    for epoch in range(EPOCHS):
        started, losses = time.time(), []
        batches = [(task, rows) for task in found.values() for rows in task.batches()]
        for task, rows in (batches[place] for place in shuffled.permutation(len(batches))):
            loss = task.loss(encoder, rows)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.3f}, {time.time() - started:.0f} s", flush=True)


def adapter(encoder: Encoder, weights: dict[str, Tensor]) -> dict[str, NDArray[np.float16]]:
    """Return what changed: of each matrix the strongest directions, of each bias and norm the whole difference."""
    arrays = {}
    for key, fitted in encoder.layers.items():
        name = key.replace("/", ".")
        change = fitted.detach() - weights[name]
        if change.ndim == 1:
            arrays[f"{name}:whole"] = change.numpy().astype(np.float16)
            continue
        left, strength, right = torch.linalg.svd(change, full_matrices=False)
        arrays[f"{name}:up"] = (left[:, :RANK] * strength[:RANK]).numpy().astype(np.float16)
        arrays[f"{name}:down"] = right[:RANK].numpy().astype(np.float16)
    return arrays


def main() -> None:
    """Fit the encoder, write the adapter and print its checksum."""
    model, examples, path = (Path(argument) for argument in sys.argv[1:4])
    torch.manual_seed(0)
    weights = load_file(str(model / "model.safetensors"))
    encoder = Encoder(weights)
    fit(encoder, tasks(model, examples))
    np.savez(path, **adapter(encoder, weights))
    print(f"{path}: sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
