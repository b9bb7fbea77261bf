from collections.abc import Iterator

import pytest
from sanic import Sanic
from sqlalchemy.engine import Engine

from actions.api.blueprint import PREFIX, mount_api
from tests.api.served import Api, serving

REQUESTS_PER_MINUTE = 1_000_000


@pytest.fixture(scope="package")
def served() -> Iterator[Api]:
    """The API, over whichever database the settings name when it is called."""
    app = Sanic("api-alone", configure_logging=False)
    mount_api(app, REQUESTS_PER_MINUTE)
    with serving(app) as address:
        yield Api(f"{address}{PREFIX}", app)


@pytest.fixture
def api(served: Api, staffed: Engine, configured: None) -> Api:
    """The API over a database of either sort with the demo directories in it."""
    return served
