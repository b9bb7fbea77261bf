"""What a text means, as the bot (topics) and the action server (policy answers) both read it."""

from understanding.encoder import SentenceEncoder, sentence_encoder
from understanding.text_classifier import TextClassifier

__all__ = ["SentenceEncoder", "TextClassifier", "sentence_encoder"]
