"""What a text means, as the bot (topics) and the action server (policy answers) both read it."""

from understanding.encoder import SentenceEncoder, listening_encoder, question_encoder, sentence_encoder
from understanding.kept import kept_file
from understanding.kept_classifier import kept_classifier
from understanding.script import is_in_another_script
from understanding.span_finder import Found, Span, SpanFinder
from understanding.text_classifier import Balance, TextClassifier

__all__ = [
    "Balance",
    "Found",
    "SentenceEncoder",
    "Span",
    "SpanFinder",
    "TextClassifier",
    "is_in_another_script",
    "kept_classifier",
    "kept_file",
    "listening_encoder",
    "question_encoder",
    "sentence_encoder",
]
