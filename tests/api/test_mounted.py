"""The API is part of the action server, and the keys of its doors differ."""

import requests

from tests.running import SECONDS_TO_ANSWER, AskFirst, run_command

STAFF = "staff@education.example"


def called(askfirst: AskFirst, token: str) -> requests.Response:
    address = askfirst.actions.health.replace("/health", "/api/v1/cases")
    headers = {"Authorization": f"Bearer {token}"}
    return requests.get(address, headers=headers, timeout=SECONDS_TO_ANSWER)


def test_a_token_from_the_command_line_opens_the_action_servers_api(askfirst: AskFirst) -> None:
    token = run_command(askfirst.actions.environment, "api", "token", "--as", STAFF)
    answer = called(askfirst, token.strip())
    assert answer.status_code == 200
    assert list(answer.json()) == ["cases"]


def test_a_token_of_the_web_door_does_not(askfirst: AskFirst) -> None:
    assert called(askfirst, askfirst.sign_in(STAFF).token).status_code == 401


def test_an_address_where_nothing_is_answers_in_plain_words(askfirst: AskFirst) -> None:
    answer = requests.get(askfirst.actions.health.replace("/health", "/api/v2/cases"), timeout=SECONDS_TO_ANSWER)
    assert (answer.status_code, answer.json()) == (404, {"error": "There is nothing at this address."})
