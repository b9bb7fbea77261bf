"""A day in Microsoft's own client: asked, answered, reported, corrected, opened, handled, told."""

import os
from pathlib import Path

from tests.running import PROJECT, run_command
from tests.teams.playground.conftest import Playground

PICTURES = Path(os.environ.get("ASKFIRST_PICTURES", PROJECT / "var" / "teams"))


def test_from_a_question_to_a_case_that_is_looked_after(playground: Playground) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    reporter = playground.open("colleague", "Sēmisi Tāufa", "e0000000-0000-4000-8000-000000000002")
    manager = playground.open("manager", "Rāwiri Pōtiki", "e0000000-0000-4000-8000-000000000003")
    for screen in (reporter, manager):
        screen.shows("Kia ora, I’m AskFirst")

    reporter.say("can I sign up to a newsletter with my work email")
    reporter.shows("◑ It depends", "Is the site related to your work?")
    reporter.press("Yes, it is work related")
    reporter.shows("✓ Yes, it is work related", "✓ Allowed")
    reporter.picture(PICTURES / "teams-answer.png")

    reporter.say("yesterday at 3pm a stranger emailed me a rude cartoon of a politician")
    for _ in range(6):
        if reporter.page.get_by_text("Please check this").count():
            break
        reporter.say("I don't know")
    reporter.shows("Please check this")
    reporter.picture(PICTURES / "teams-summary.png")
    reporter.press("Change")  # the last one, of what happened
    reporter.shows("✓ Change")
    reporter.say("he wrote that it was just a joke, and the cartoon was a rude one")
    reporter.shows("just a joke")
    reporter.press("Yes")
    reporter.shows("It is on its way", "✓ Yes, open it")
    reference = reporter.reference()
    reporter.picture(PICTURES / "teams-opened.png")

    run_command(playground.bot.environment, "jobs", "run")
    manager.shows(f"A new matter needs you. Its reference is {reference}.")
    manager.press(f"Open {reference}")
    manager.shows(f"✓ Open {reference}")
    manager.unfold("What was told")
    manager.shows("just a joke")
    manager.press("Send the written acknowledgement")
    manager.picture(PICTURES / "teams-handling.png")
    manager.press("Yes")
    manager.shows("✓ Yes, do that")
    run_command(playground.bot.environment, "jobs", "run")
    reporter.shows(f"{reference} has been acknowledged. Somebody is looking after it.")
    reporter.picture(PICTURES / "teams-told.png")
    reporter.press(f"Open {reference}")
    reporter.shows(f"✓ Open {reference}", "This is to confirm in writing")
