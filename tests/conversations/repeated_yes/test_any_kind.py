"""Whatever kind of matter is told: one yes, however often it arrives, opens one case."""

from concurrent.futures import ThreadPoolExecutor

from tests.conversations.staff import Staff
from tests.conversations.teller import Matter


def test_yes_said_again_opens_nothing_more(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, "summary")
    teller.tell("yep, all correct", "yes", "yes!")
    assert matter.held_by(teller.case) == matter.fields


def test_a_yes_that_the_network_repeats_opens_one_case(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, "summary")
    with ThreadPoolExecutor() as network:
        answers = list(network.map(teller.conversation.post, [{"text": "yes"}] * 3))
    assert [answer.status_code for answer in answers] == [200] * 3
    assert matter.held_by(teller.case) == matter.fields
