"""An organisation whose people sign in with its provider."""

from collections.abc import Iterator

import pytest

from tests.bot.openid.organisation import Organisation, organisation_with_provider
from tests.running import AskFirst

INTRANET = "https://intranet.example"


@pytest.fixture(scope="package")
def organisation(askfirst: AskFirst) -> Iterator[Organisation]:
    with organisation_with_provider(askfirst, INTRANET) as organisation:
        yield organisation
