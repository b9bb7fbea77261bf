"""`python -m understanding`: builds the ONNX files of the sentence models where they are missing."""

from understanding.encoder import listening_encoder, question_encoder, sentence_encoder

sentence_encoder()
listening_encoder()
question_encoder()
