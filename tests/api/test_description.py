"""The API keeps to its own description, whatever is sent."""

import json
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from schemathesis.checks import CHECKS

from actions.api.description import description
from tests.api.served import SECONDS_TO_ANSWER, Api, bearer
from tests.cases.desk import Desk

schema = schemathesis.openapi.from_dict(description())
FEW = hypothesis.settings(
    max_examples=20, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
# What a case's fields may hold depends on each other in ways that no schema says, so that what fits it may be refused.
EXCLUDED: list[Any] = CHECKS.get_by_names(["positive_data_acceptance"])
# Where an impossible reference is put right, what is sent fits the schema after all.
EXCLUDED_FOR_A_CASE: list[Any] = CHECKS.get_by_names(["positive_data_acceptance", "negative_data_rejection"])


@pytest.fixture
def reference(api: Api, desk: Desk) -> str:
    """A case that its caller may see."""
    return desk.open().reference


@schema.parametrize()
@FEW
def test_every_answer_about_a_case_is_as_described(case: schemathesis.Case[Any], api: Api, reference: str) -> None:
    if "reference" in case.path_parameters:
        case.path_parameters["reference"] = reference
    case.call_and_validate(base_url=api.address, headers=bearer("manager"), excluded_checks=EXCLUDED_FOR_A_CASE)


@schema.parametrize()
@FEW
def test_every_answer_is_as_described(case: schemathesis.Case[Any], api: Api) -> None:
    case.call_and_validate(base_url=api.address, headers=bearer("staff"), excluded_checks=EXCLUDED)


def test_anybody_may_read_the_description(api: Api) -> None:
    answer = requests.get(f"{api.address}/openapi.json", timeout=SECONDS_TO_ANSWER)
    assert answer.json() == json.loads(json.dumps(description()))


def test_every_schema_is_used() -> None:
    told = str(description())
    assert [name for name in description()["components"]["schemas"] if f"schemas/{name}'" not in told] == []
