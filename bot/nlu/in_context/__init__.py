"""What a message means right after an answer: a question about it, or one of the choices that it offers."""
