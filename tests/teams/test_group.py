"""Among others: what is asked there is answered there, unless it is nobody else's business."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from bot.channels.teams.incoming import Incoming
from tests.teams.chat import DANIEL, MENTION, MERE, OLIVER, PRIYA, RAWIRI, SEMISI, Chat, tell_the_rest
from tests.teams.double import BOT, Shown, eventually

GAMBLING = "Am I allowed to gamble at work?"
NEWSLETTER = "can I sign up to a newsletter with my work email"
MOVED = "I have answered you in our own chat"
PRIVATE = [
    "my colleague keeps making sexual comments about me",
    "what counts as sexual harassment?",
    "left my work phone in a taxi yesterday arvo about 4",
    "I just opened an email and it was porn, no idea who sent it",
    "one of my team forwarded a racist joke to the whole floor",
    "I need an exemption to use Dropbox until the end of March",
    "where's my report at?",
    "what's waiting for me?",
    "my receipt is cabbage lantern mural pebble satchel tulip wagon",
    "which exemptions does my team hold?",
    "I want to declare a gift",
    "something happened",
]


@pytest.fixture
def group(open_chat: Callable[..., Chat]) -> Chat:
    return open_chat(OLIVER, kind="groupChat", conversation=f"19:{uuid4()}@thread.v2")


@pytest.fixture
def own(group: Chat) -> Callable[[], list[Shown]]:
    """What is shown in the person's own chat, wherever that is."""
    before = len(group.microsoft.shown)

    def elsewhere() -> list[Shown]:
        later = group.microsoft.shown[before:]
        return [
            each for each in later if each.conversation != group.conversation and each.activity["type"] == "message"
        ]

    return elsewhere


class TestAQuestion:
    def test_is_answered_where_it_was_asked(self, group: Chat, own: Callable[[], list[Shown]]) -> None:
        assert "✕ Not allowed" in group.mention(GAMBLING).text
        assert not own()

    def test_is_read_without_the_mention(self, group: Chat) -> None:
        assert "Education Service Desk" in group.mention("who can I talk to?").text

    def test_keeps_the_names_of_others_that_it_mentions(self, group: Chat) -> None:
        others = {"type": "mention", "text": "<at>Jo Doe</at>", "mentioned": {"id": "29:jo", "name": "Jo Doe"}}
        ours = {"type": "mention", "text": MENTION, "mentioned": {"id": BOT, "name": "AskFirst"}}
        text = f"{MENTION}&nbsp;may <at>Jo Doe</at> &amp; I gamble?\xa0"
        asked = Incoming.parse_obj(group.activity(text=text, entities=[ours, others]))
        assert asked.words == "may Jo Doe & I gamble?"

    def test_asked_back_is_settled_by_button_or_in_words(self, group: Chat) -> None:
        asked = group.mention(NEWSLETTER)
        group.press(asked.buttons[0]["data"]["title"])
        assert eventually(lambda: group.changes)
        group.mention(NEWSLETTER)
        assert MOVED not in group.mention("yeah, my manager signed it off").text

    def test_in_a_channel_is_answered_in_its_thread(self, open_chat: Callable[..., Chat]) -> None:
        channel = open_chat(kind="channel", conversation=f"19:{uuid4()}@thread.tacv2;messageid=1700000000000")
        assert "✕ Not allowed" in channel.mention(GAMBLING).text


class TestWhatIsNobodyElsesBusiness:
    @pytest.mark.parametrize("text", PRIVATE)
    def test_is_moved_to_the_persons_own_chat(self, group: Chat, own: Callable[[], list[Shown]], text: str) -> None:
        said = group.mention(text)
        assert MOVED in said.text
        eventually(own)
        assert "You wrote to me in a group" in own()[0].text

    def test_is_moved_without_a_word_of_what_it_is_about(self, open_chat: Callable[..., Chat]) -> None:
        said = {
            open_chat(OLIVER, kind="groupChat").mention(text).text.strip()
            for text in (PRIVATE[0], PRIVATE[2], PRIVATE[6])
        }
        assert len(said) == 1

    def test_goes_on_there(self, group: Chat, open_chat: Callable[..., Chat]) -> None:
        person = open_chat(SEMISI)
        person.say("Kia ora")
        before = len(person.messages)
        there = open_chat(SEMISI, kind="groupChat")
        there.mention("I was sent something inappropriate")
        assert "here, in our own chat" in person.messages[before].text
        assert person.say("stop").text

    def test_is_no_button_of_an_answer(self, group: Chat) -> None:
        titles = [button["data"]["title"] for button in group.mention("can I share my password?").buttons]
        assert not [title for title in titles if title.startswith(("Report", "Tell me", "Ask for an exemption"))]

    def test_is_asked_for_in_the_own_chat_where_none_can_be_opened(self, open_chat: Callable[..., Chat]) -> None:
        there = open_chat(DANIEL, kind="groupChat")
        there.microsoft.failures.append((403, {}))
        assert "write to me in a chat of our own" in there.mention(PRIVATE[0]).text
        assert len(there.messages) == 1

    def test_is_asked_for_there_too_where_that_chat_is_closed_to_the_assistant(
        self, open_chat: Callable[..., Chat]
    ) -> None:
        open_chat(DANIEL).say("Kia ora")
        there = open_chat(DANIEL, kind="groupChat")
        there.microsoft.failures.append((403, {}))
        assert "write to me in a chat of our own" in there.mention(PRIVATE[0]).text

    def test_is_opened_as_a_chat_with_that_person_in_their_tenant(self, open_chat: Callable[..., Chat]) -> None:
        there = open_chat(PRIYA, kind="groupChat")
        there.mention(PRIVATE[0])
        opened = there.microsoft.opened[-1]
        assert opened["members"] == [{"id": there.user}]
        assert opened["tenantId"] == there.tenant
        assert not opened["isGroup"]


class TestOthers:
    def test_cannot_press_the_buttons_of_somebody_elses_answer(
        self, group: Chat, open_chat: Callable[..., Chat]
    ) -> None:
        card = group.mention(NEWSLETTER)
        other = open_chat(SEMISI, kind="groupChat", conversation=group.conversation)
        assert "can no longer be used" in other.press(card.buttons[0]["data"]["title"], card).text

    def test_see_no_card_of_ones_own_chat_pressed_among_them(self, group: Chat, open_chat: Callable[..., Chat]) -> None:
        own = open_chat(OLIVER)
        card = own.say(NEWSLETTER)
        assert "can no longer be used" in group.press(card.buttons[0]["data"]["title"], card).text
        assert not own.changes

    def test_are_not_told_of_anybodys_news(self, open_chat: Callable[..., Chat]) -> None:
        open_chat(RAWIRI).say("Kia ora")
        reporter = open_chat(SEMISI)
        reporter.say("Yesterday at 3pm a stranger sent me an email with a rude cartoon, I know no more")
        told = tell_the_rest(reporter)
        assert "INC-" in told.text
        assert "INC-" not in open_chat(RAWIRI, kind="groupChat").mention(GAMBLING).text
        assert "INC-" in open_chat(RAWIRI).say(GAMBLING).text


def test_danger_is_answered_at_once_where_it_was_told(group: Chat) -> None:
    assert "111" in group.mention("he is attacking me, help").text


def test_what_is_said_in_a_group_is_another_conversation_than_ones_own(open_chat: Callable[..., Chat]) -> None:
    person, there = open_chat(MERE), open_chat(MERE, kind="groupChat")
    person.say(NEWSLETTER)
    assert "Allowed" not in there.mention("yes").text
