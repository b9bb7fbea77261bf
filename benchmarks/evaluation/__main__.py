"""`make evaluate`: scores every evaluation set and writes reports/evaluation.md with confusion pictures."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix

from actions.commands.topics import understand
from actions.policy.assistant import PolicyAssistant, assistant_for
from actions.policy.corpus.load import organisations
from actions.settings import corpus_folder
from benchmarks.evaluation.scores import Scores, Share, score
from benchmarks.evaluation.sets import FirstMessage, first_messages, folders, questions

REPORTS = Path("reports")
SETTLED = ("allowed", "conditional", "not_allowed")
VERDICTS = ["allowed", "conditional", "not_allowed", "information", "not_covered", "out_of_scope"]


def main() -> None:
    """Score everything, print the figures and write the report."""
    REPORTS.mkdir(exist_ok=True)
    assistants = {name: assistant_for(corpus_folder(), name) for name in organisations(corpus_folder())}
    lines = ["# Evaluation", ""]
    for name, folder in folders():
        for organisation, assistant in assistants.items():
            lines += _report_answers(name, folder, organisation, assistant)
        lines += _report_routes(name, first_messages(folder))
        lines += _report_questions_heard(name, folder)
    report = "\n".join(lines)
    (REPORTS / "evaluation.md").write_text(report + "\n", encoding="utf-8")
    print(report)


def _report_answers(name: str, folder: Path, organisation: str, assistant: PolicyAssistant) -> Iterator[str]:
    asked = [question for question in questions(folder) if question.organisation == organisation]
    if not asked:
        return
    scores = score((question, assistant.ask(question.question)) for question in asked)
    picture = f"confusion-{name}-{organisation}.png"
    _draw(scores.confusion, VERDICTS, REPORTS / picture)
    yield from (f"## {name}: {organisation} ({len(asked)} questions)", "", *_table(scores.figures()), "")
    yield from (f"![Verdicts expected and given]({picture})", "", *_mistakes(scores), "")


def _table(figures: dict[str, Share]) -> list[str]:
    return ["| figure | value |", "| --- | --- |", *(f"| {name} | {share} |" for name, share in figures.items())]


def _mistakes(scores: Scores) -> Iterator[str]:
    yield "| expected | given | about | question |"
    yield "| --- | --- | --- | --- |"
    for question, answer in scores.mistakes:
        given = f"{answer.verdict.value}{' (readings)' if answer.readings else ''}"
        yield f"| {question.verdict} | {given} | {answer.about} | {question.question} |"


def _report_routes(name: str, messages: list[FirstMessage]) -> Iterator[str]:
    if not messages:
        return
    routes = [understood["route"] for understood in understand([message.text for message in messages])]
    right = [route == message.route for route, message in zip(routes, messages, strict=True)]
    picture = f"confusion-{name}-routing.png"
    pairs = Counter((message.route, route) for message, route in zip(messages, routes, strict=True))
    _draw(pairs, sorted({message.route for message in messages}), REPORTS / picture)
    yield from (f"## {name}: routing ({len(messages)} first messages)", "", "| route | right |", "| --- | --- |")
    yield f"| all | {Share(sum(right), len(right))} |"
    for route in sorted({message.route for message in messages}):
        own = [hit for hit, message in zip(right, messages, strict=True) if message.route == route]
        yield f"| {route} | {Share(sum(own), len(own))} |"
    yield from (
        "",
        f"![Routes expected and taken]({picture})",
        "",
        "| expected | taken | message |",
        "| --- | --- | --- |",
    )
    for message, route in zip(messages, routes, strict=True):
        if route != message.route:
            yield f"| {message.route} | {route} | {message.text} |"
    yield ""


def _report_questions_heard(name: str, folder: Path) -> Iterator[str]:
    """Yield how many of the questions that the policies settle the chat hears as questions, and not as reports."""
    settled = [question.question for question in questions(folder) if question.verdict in SETTLED]
    heard = [understood["route"] == "policy_question" for understood in understand(settled)] if settled else []
    yield from (f"{name}: questions heard as questions: {Share(sum(heard), len(heard))}", "")


def _draw(confusion: Counter[tuple[str, str]], labels: list[str], path: Path) -> None:
    expected, given = _unfold(confusion)
    matrix = confusion_matrix(expected, given, labels=labels)
    display = ConfusionMatrixDisplay(matrix, display_labels=labels)
    display.plot(cmap="Blues", colorbar=False, xticks_rotation=45)
    display.ax_.set(xlabel="given", ylabel="expected")
    plt.tight_layout()
    plt.savefig(path, dpi=110)
    plt.close()


def _unfold(confusion: Counter[tuple[str, str]]) -> tuple[list[str], list[str]]:
    pairs = list(confusion.elements())
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


if __name__ == "__main__":
    main()
