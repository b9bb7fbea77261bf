"""`python -m encoder`: builds the ONNX file of the sentence model where it is missing."""

from encoder.sentence_encoder import sentence_encoder

sentence_encoder()
