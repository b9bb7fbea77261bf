"""What a text means, as the bot (topics) and the action server (policy answers) both read it."""

from understanding.encoder import SentenceEncoder, question_encoder, sentence_encoder
from understanding.text_classifier import Balance, TextClassifier

__all__ = ["Balance", "SentenceEncoder", "TextClassifier", "question_encoder", "sentence_encoder"]
