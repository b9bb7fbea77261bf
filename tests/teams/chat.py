"""People in Teams, and the chats in which they meet the assistant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import requests

from tests.teams.double import BOT, EDUCATION, Activity, Microsoft, Shown, eventually

MERE = "e0000000-0000-4000-8000-000000000001"  # staff@education.example
SEMISI = "e0000000-0000-4000-8000-000000000002"  # colleague@education.example
RAWIRI = "e0000000-0000-4000-8000-000000000003"  # manager@education.example
HINEMOA = "e0000000-0000-4000-8000-000000000005"  # people@education.example
DANIEL = "e0000000-0000-4000-8000-000000000006"  # ict.security@education.example
PRIYA = "e0000000-0000-4000-8000-000000000007"  # ciso@education.example
TAVITA = "e0000000-0000-4000-8000-000000000008"  # service.desk@education.example
OLIVER = "e0000000-0000-4000-8000-000000000009"  # contractor@education.example
MENTION = "<at>AskFirst</at>"
MOST_QUESTIONS = 12


@dataclass
class Chat:
    """One person in one chat, personal unless told otherwise."""

    door: str
    microsoft: Microsoft
    object_id: str = field(default_factory=lambda: str(uuid4()))
    kind: str = "personal"
    conversation: str = field(default_factory=lambda: f"a:{uuid4()}")
    tenant: str = EDUCATION

    @property
    def user(self) -> str:
        """The person's id in Teams."""
        return f"29:{self.object_id}"

    def activity(self, **fields: Any) -> Activity:
        """Return an activity as Teams sends it, with these fields in place of others; None leaves one out."""
        usual = {
            "type": "message",
            "id": str(uuid4()),
            "channelId": "msteams",
            "serviceUrl": self.microsoft.service_url,
            "from": {"id": self.user, "name": "Somebody", "aadObjectId": self.object_id},
            "recipient": {"id": BOT, "name": "AskFirst"},
            "conversation": {"id": self.conversation, "conversationType": self.kind, "tenantId": self.tenant},
            "channelData": {"tenant": {"id": self.tenant}},
            "locale": "en-NZ",
        }
        return {name: value for name, value in {**usual, **fields}.items() if value is not None}

    def post(self, activity: Any, token: str | None = None) -> requests.Response:
        """Send something to the bot, by default with a good token."""
        headers = {"Authorization": f"Bearer {token or self.microsoft.token()}"}
        return requests.post(f"{self.door}/messages", json=activity, headers=headers, timeout=30)

    def send(self, **fields: Any) -> requests.Response:
        """Send an activity, which the bot must take."""
        answer = self.post(self.activity(**fields))
        assert answer.status_code == 200, answer.text
        return answer

    def say(self, text: str, **fields: Any) -> Shown:
        """Say something and return what is then shown."""
        before = len(self.messages)
        self.send(text=text, **fields)
        return self.next_after(before)

    def mention(self, text: str) -> Shown:
        """Say something to the assistant where others are, and return what is then shown there."""
        entity = {"type": "mention", "text": MENTION, "mentioned": {"id": BOT, "name": "AskFirst"}}
        return self.say(f"{MENTION}&nbsp;{text}", entities=[entity])

    def press(self, title: str, card: Shown | None = None, **fields: Any) -> Shown:
        """Press the button whose title begins with these words, of the latest card unless told; return the answer."""
        before = len(self.messages)
        self.send(**self.pressing(title, card), **fields)
        return self.next_after(before)

    def pressing(self, title: str, card: Shown | None = None) -> Mapping[str, Any]:
        """Return the fields of the activity that pressing a button makes."""
        pressed = card or next(each for each in reversed(self.messages) if each.buttons)
        data = next(each["data"] for each in pressed.buttons if each["data"]["title"].startswith(title))
        return {"value": data, "replyToId": pressed.activity_id}

    def next_after(self, count: int) -> Shown:
        """Return the last message once there are more than so many."""
        eventually(lambda: len(self.messages) > count)
        return self.messages[-1]

    def hears_nothing_more(self) -> bool:
        """Return whether nothing is left to be shown: what comes next is the answer to what is said next."""
        before, greeting = len(self.messages), self.activity(text="Kia ora")
        self.post(greeting)
        self.next_after(before)
        return [each.activity.get("replyToId") for each in self.messages[before:]] == [greeting["id"]]

    @property
    def messages(self) -> list[Shown]:
        """Everything that the assistant has said here."""
        return self.microsoft.messages(self.conversation)

    @property
    def changes(self) -> list[Shown]:
        """Every change that the assistant has made here."""
        return self.microsoft.changes(self.conversation)


def tell_the_rest(chat: Chat) -> Shown:
    """Say that nothing more is known until what was told is read back, agree to it, and return what is then shown."""
    for _ in range(MOST_QUESTIONS):
        if "Please check this" in chat.messages[-1].text:
            break
        chat.say("I don't know")
    return chat.press("Yes")
