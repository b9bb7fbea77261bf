"""Sentence embeddings shared by the bot (topics) and the action server (policy answers)."""

from encoder.sentence_encoder import SentenceEncoder, sentence_encoder

__all__ = ["SentenceEncoder", "sentence_encoder"]
