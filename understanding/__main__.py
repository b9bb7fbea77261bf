"""`python -m understanding`: builds the ONNX file of the sentence model where it is missing."""

from understanding.encoder import sentence_encoder

sentence_encoder()
