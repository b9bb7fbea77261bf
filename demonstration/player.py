"""Plays a play: people talk through the web door, the jobs run, and what comes of it is compared and told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from itertools import groupby
from typing import Any

from actions.errors import AskFirstError
from demonstration import transcript
from demonstration.play import Line, Play, Scene
from demonstration.stage import Stage
from tests.running import Conversation


class PlayError(AskFirstError):
    """Something happened that the play does not have, or something did not that it has."""


@dataclass
class Player:
    """Plays one play on a stage and tells each line of it; `kept` is what later lines need of earlier answers."""

    play: Play
    stage: Stage
    tell: Callable[[str], object]
    kept: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """Play it to its end. Raise PlayError where something else happens."""
        self.tell(transcript.heading(self.play.title))
        for day, scenes in groupby(self.play.scenes, lambda scene: scene.at.date()):
            self.tell(transcript.day(day))
            for scene in scenes:
                self.stage.move_to(self.play.moment(scene))
                self._deliver(scene) if scene.person is None else self._talk(scene, self.play.email(scene.person))

    def _talk(self, scene: Scene, email: str) -> None:
        self.tell(transcript.scene(scene, self.play.names()[email]))
        conversation = self.stage.sign_in(email)
        for line in scene.lines:
            said = self._filled(line.says or line.presses or "")
            where = f"{scene.at:%A %-d %B %H:%M}, {scene.person}, “{said}”"
            self._say(conversation, line, said, where)
            self.tell(transcript.turn(said, conversation.replies, is_pressed=line.presses is not None))
            self._check(line, conversation, where)
            self.kept |= {name: str(_of_cards(conversation, value)) for name, value in line.keeps.items()}

    def _say(self, conversation: Conversation, line: Line, said: str, where: str) -> None:
        if line.says is not None:
            conversation.say(said)
        elif any(button["title"].startswith(said) for button in conversation.buttons):
            conversation.press(said)
        else:
            titles = ", ".join(button["title"] for button in conversation.buttons)
            raise PlayError(f"{where}: there is no such button, only {titles or 'none at all'}.")

    def _check(self, line: Line, conversation: Conversation, where: str) -> None:
        heard = f"{conversation.text}\n{' '.join(button['title'] for button in conversation.buttons)}"
        missing = [words for words in map(self._filled, line.hears) if words not in heard]
        besides = [words for words in map(self._filled, line.hears_not) if words in heard]
        faults = [*(f"“{each}” is missing" for each in missing), *(f"“{each}” is not to be heard" for each in besides)]
        if faults:
            raise PlayError(f"{where}: {', '.join(faults)}. The answer was:\n{heard}")

    def _deliver(self, scene: Scene) -> None:
        e_mails = [each for each in self.stage.run_jobs(self.play.moment(scene)) if self._is_here(each)]
        self.tell(transcript.e_mails(scene, e_mails))
        recipients = sorted({str(each["To"]) for each in e_mails})
        wanted = sorted({self.play.email(person) for person in scene.e_mails_to or ()})
        if recipients != wanted:
            e_mailed, expected = ", ".join(recipients) or "nobody", ", ".join(wanted) or "nobody"
            raise PlayError(f"{scene.at:%A %-d %B %H:%M}: e-mails went to {e_mailed}, and not to {expected}.")

    def _is_here(self, e_mail: EmailMessage) -> bool:
        return str(e_mail["To"]).endswith(self.play.email(""))

    def _filled(self, words: str) -> str:
        for name, value in self.kept.items():
            words = words.replace(f"{{{name}}}", value)
        return words


def _of_cards(conversation: Conversation, name: str) -> Any:
    """Return a value of the latest answer's cards. Raise PlayError where none has it."""
    cards = [reply["custom"] for reply in conversation.replies]
    found = next((card[name] for card in cards if name in card), None)
    if found is None:
        raise PlayError(f"No card of the answer has a {name}: {cards}.")
    return found
