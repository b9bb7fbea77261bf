"""What each model and each further hand of lines brings: prints the verdicts right on all evaluation questions.

    uv run python -m benchmarks.evaluation.comparison

Fits every combination anew, which takes minutes.
"""

from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.load import FIRST_HAND, load_corpus, organisations
from actions.policy.corpus.model import Corpus, Example
from actions.policy.ranking import BALANCE, OutcomeRanker, train_classifier
from actions.settings import corpus_folder
from benchmarks.evaluation.scores import Share, score
from benchmarks.evaluation.sets import Question, folders, questions
from understanding import Balance, TextClassifier, question_encoder

MODELS = {"meaning alone": Balance(1.0, 0.0), "wording alone": Balance(0.0, 1.0), "both": BALANCE}
FIGURES = ("verdict right at the first answer", "prohibited but called allowed", "right citation first")


def main() -> None:
    """Compare, organisation by organisation."""
    for organisation in organisations(corpus_folder()):
        corpus = load_corpus(corpus_folder(), organisation)
        asked = [q for _, folder in folders() for q in questions(folder) if q.organisation == organisation]
        first = [example for example in corpus.examples if example.hand == FIRST_HAND]
        for hands, examples in (("first hand", first), ("all hands", list(corpus.examples))):
            _compare(f"{organisation}, {hands} ({len(examples)} lines)", corpus, examples, asked)


def _compare(title: str, corpus: Corpus, examples: list[Example], asked: list[Question]) -> None:
    classifier = train_classifier(examples, question_encoder())
    for name, classifier.balance in MODELS.items():
        figures = _figures(classifier, corpus, asked)
        print(f"{title}, {name}: " + "; ".join(f"{figure} {figures[figure]}" for figure in FIGURES), flush=True)


def _figures(classifier: TextClassifier, corpus: Corpus, asked: list[Question]) -> dict[str, Share]:
    assistant = PolicyAssistant(corpus, OutcomeRanker(classifier), {})
    return score((question, assistant.ask(question.question)) for question in asked).figures()


if __name__ == "__main__":
    main()
