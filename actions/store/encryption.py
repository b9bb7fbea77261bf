"""Column types that the database only ever holds encrypted."""

import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import SecretStr
from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from actions.errors import AskFirstError
from actions.settings import settings


class DecryptionError(AskFirstError):
    """A stored value was encrypted under a key that is not held, or was tampered with."""


class EncryptedText(TypeDecorator):
    """Text under authenticated encryption: the first of ASKFIRST_ENCRYPTION_KEYS encrypts, all decrypt."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: object) -> str | None:
        return None if value is None else _cipher(settings().encryption_keys).encrypt(value.encode()).decode()

    def process_result_value(self, value: str | None, dialect: object) -> Any:
        return None if value is None else _decrypted(value)


class EncryptedJSON(EncryptedText):
    """Any JSON value under the same encryption."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: object) -> str | None:
        return super().process_bind_param(json.dumps(value, ensure_ascii=False), dialect)

    def process_result_value(self, value: str | None, dialect: object) -> Any:
        return None if value is None else json.loads(_decrypted(value))


@lru_cache(maxsize=4)
def _cipher(keys: tuple[SecretStr, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key.get_secret_value()) for key in keys])


def _decrypted(token: str) -> str:
    try:
        return _cipher(settings().encryption_keys).decrypt(token.encode()).decode()
    except InvalidToken:
        raise DecryptionError("None of ASKFIRST_ENCRYPTION_KEYS opens a value in the database.") from None
