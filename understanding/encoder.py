"""Turns a sentence into a vector of 384 numbers whose direction is its meaning.

There are three: the official model; one fitted to questions about what is allowed, which knows them better and all
else worse; and one fitted to what people tell, which also knows what each word of it tells.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from understanding.files import written_whole
from understanding.onnx_graph import TOKEN_LAYERS, build
from understanding.weights import (
    LISTENING,
    QUESTIONS,
    Adapter,
    Weights,
    adapted_weights,
    model_folder,
    official_weights,
)

DIMENSIONS = 384
LONGEST_TEXT_IN_TOKENS = 256
BATCH = 64
FOLDER = Path("models/encoder")
# Named after what it gives, so that a graph without it is never taken for this one.
OFFICIAL_FILE = FOLDER / "all-MiniLM-L6-v2-with-tokens.onnx"


def _file(adapter: Adapter) -> Path:
    """Return a graph's file, named after the adapter, so that a graph of other weights is never taken for this one."""
    return FOLDER / f"{adapter.name}-{adapter.sha256[:16]}.onnx"


class SentenceEncoder:
    """all-MiniLM-L6-v2 on ONNX Runtime, one thread: two are slower where the cores are shared."""

    def __init__(self, graph_file: Path) -> None:
        self.name = graph_file.stem
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(str(graph_file), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST_TEXT_IN_TOKENS)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit-length float32 row of 384 numbers for each text, in the order given."""
        # Texts of like length share a batch, so that little time goes into padding.
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        rows = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows[batch] = self._encode_batch([texts[index] for index in batch])
        return rows

    def encode_tokens(self, text: str) -> tuple[list[tuple[int, int]], NDArray[np.float32]]:
        """Return where each token of a text begins and ends, and one row for each: what three layers make of it.

        Marks around the text, which stand for no characters, have rows too; a text is cut off after 256 tokens.
        """
        encoding = self._tokenizer.encode(text)
        inputs = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        layers = self._session.run([f"layer_{number}" for number in TOKEN_LAYERS], inputs)
        return encoding.offsets, np.concatenate([layer[0] for layer in layers], axis=1)

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch(texts)
        inputs = {
            "input_ids": np.array([encoding.ids for encoding in encodings], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64),
        }
        embedding: NDArray[np.float32] = self._session.run(["embedding"], inputs)[0]
        return embedding


@lru_cache(maxsize=1)
def sentence_encoder(graph_file: Path = OFFICIAL_FILE) -> SentenceEncoder:
    """Return the process's official encoder; its ONNX file is built where it is missing."""
    return _encoder(graph_file, official_weights)


@lru_cache(maxsize=1)
def question_encoder(graph_file: Path = _file(QUESTIONS)) -> SentenceEncoder:
    """Return the process's encoder of policy questions; its ONNX file is built where it is missing."""
    return _encoder(graph_file, partial(adapted_weights, QUESTIONS))


@lru_cache(maxsize=1)
def listening_encoder(graph_file: Path = _file(LISTENING)) -> SentenceEncoder:
    """Return the process's encoder of what people tell; its ONNX file is built where it is missing."""
    return _encoder(graph_file, partial(adapted_weights, LISTENING))


def _encoder(graph_file: Path, weights: Callable[[], Weights]) -> SentenceEncoder:
    if not graph_file.exists():
        with written_whole(graph_file) as unfinished:
            onnx.save(build(weights()), str(unfinished))
    return SentenceEncoder(graph_file)
