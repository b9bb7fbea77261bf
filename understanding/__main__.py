"""`python -m understanding`: builds the ONNX files of the sentence models where they are missing."""

from understanding.encoder import question_encoder, sentence_encoder

sentence_encoder()
question_encoder()
