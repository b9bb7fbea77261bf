"""Reads the body of a request."""

import json
from typing import Any

from sanic.exceptions import PayloadTooLarge
from sanic.request import Request

from actions.cases.fields import FieldsError

LARGEST_BODY_IN_BYTES = 64 * 1024


async def json_body(request: Request) -> Any:
    """Returns what the body holds, of which no more is read than may be sent.

    Raises PayloadTooLarge, or FieldsError where it is not JSON in UTF-8.
    """
    read = bytearray()
    while (part := await request.stream.read()) is not None:
        read += part
        if len(read) > LARGEST_BODY_IN_BYTES:
            raise PayloadTooLarge("")
    try:
        content = json.loads(read)
        # Half a character, as JSON can escape it, can be neither kept nor shown.
        json.dumps(content, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise FieldsError({"body": "must be JSON in UTF-8"}) from None
    return content
