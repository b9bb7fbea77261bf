"""The conversation as somebody at the page sees and uses it."""

from dataclasses import dataclass

from playwright.sync_api import FrameLocator, Locator, Page, expect

PATIENCE_MS = 20_000


@dataclass(frozen=True)
class Chat:
    """A page, or the widget's frame, in which somebody is signed in."""

    page: Page | FrameLocator

    @property
    def question(self) -> Locator:
        """Where the person types."""
        return self.page.get_by_role("textbox")

    @property
    def messages(self) -> Locator:
        """All messages, in order."""
        return self.page.locator("#web-chat [role=feed] > article")

    @property
    def said(self) -> Locator:
        """What the person said."""
        return self.messages.filter(has_text="You said:")

    @property
    def answers(self) -> Locator:
        """What the assistant said."""
        return self.messages.filter(has_text="AskFirst said:")

    @property
    def state(self) -> Locator:
        """What the page says about itself."""
        return self.page.locator("#state")

    @property
    def problem(self) -> Locator:
        """Why a message was not taken."""
        return self.page.locator("#problem")

    def type(self, words: str) -> None:
        """Type something and send it, without waiting."""
        self.question.fill(words)
        self.question.press("Enter")

    def say(self, words: str) -> None:
        """Say something and wait for the answer."""
        before = self.said.count()
        self.type(words)
        expect(self.said).to_have_count(before + 1)
        self.answered()

    def press(self, title: str) -> None:
        """Press the latest button of that title and wait for the answer."""
        before = self.said.count()
        self.button(title).click()
        expect(self.said).to_have_count(before + 1)
        self.answered()

    def button(self, title: str) -> Locator:
        """The latest button whose title begins so."""
        return self.page.locator(f'#web-chat button[aria-label^="{title}"]').last

    def answered(self) -> None:
        """Wait until the assistant has said its last word."""
        expect(self.messages.last).to_contain_text("AskFirst said:", timeout=PATIENCE_MS)
        expect(self.page.locator(".webchat__typing-indicator")).to_have_count(0)

    def words_of(self, message: Locator) -> str:
        """A message without what is there for screen readers only."""
        return message.locator(".webchat__bubble__content").inner_text()
