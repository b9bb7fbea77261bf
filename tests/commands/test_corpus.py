"""`askfirst corpus`: checking the corpus and fitting the answers to it."""

from tests.workplace import Workplace

RULES = "parks/devices.rules.yml"


def test_a_sound_corpus_is_said_to_be_so(workplace: Workplace) -> None:
    result = workplace.run("corpus", "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "The corpus of parks is sound.\n", "")


def test_every_fault_is_named_with_file_and_line_on_standard_error(workplace: Workplace) -> None:
    workplace.corpus.replace(RULES, "offers: [exemption_request]", "offers: [dinner]")
    workplace.corpus.replace(RULES, "offers: [security_incident]", "offers: [lunch]")
    dinner, lunch = (workplace.corpus.line(RULES, f"offers: [{kind}]") for kind in ("dinner", "lunch"))
    result = workplace.run("corpus", "check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"policy_corpus/{RULES}:{dinner}: there is no kind of case 'dinner'\n"
        f"policy_corpus/{RULES}:{lunch}: there is no kind of case 'lunch'\n"
    )


def test_a_file_that_cannot_be_read_is_named_without_a_traceback(workplace: Workplace) -> None:
    workplace.corpus.replace(RULES, "clauses: [lost.report]", "clauses: [lost.report")
    ended = workplace.run_apart("corpus", "check")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert f"policy_corpus/{RULES}:".encode() in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_file_that_is_no_text_is_named_without_a_traceback(workplace: Workplace) -> None:
    (workplace.corpus.path / RULES).write_bytes(b"rules: [\xff\xfe]\n")
    ended = workplace.run_apart("corpus", "check")
    assert ended.returncode == 2
    assert RULES.encode() in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_corpus_that_is_not_there_is_not_called_sound(workplace: Workplace) -> None:
    workplace.corpus.path.rename(workplace.folder / "elsewhere")
    result = workplace.run("corpus", "check")
    assert (result.exit_code, result.stdout) == (2, "")


def test_fitting_says_how_many_rules_and_lines_there_are(workplace: Workplace) -> None:
    result = workplace.run("corpus", "train")
    assert (result.exit_code, result.stdout) == (0, "parks: 3 rules, 88 ways of asking.\n")


def test_fitting_leaves_a_ranker_that_the_answers_use(workplace: Workplace) -> None:
    workplace.run("corpus", "train")
    fitted = {path: path.stat().st_mtime_ns for path in (workplace.folder / "models" / "answers").iterdir()}
    workplace.run("ask", "--organisation", "parks", "can I bet on the horses")
    assert {path: path.stat().st_mtime_ns for path in (workplace.folder / "models" / "answers").iterdir()} == fitted
    assert fitted


def test_fitting_a_faulty_corpus_ends_with_status_2_and_file_and_line(workplace: Workplace) -> None:
    workplace.corpus.replace("parks/devices.md", " {#lost.report}", "")
    result = workplace.run("corpus", "train")
    line = workplace.corpus.line("parks/devices.md", "Report a lost device")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"policy_corpus/parks/devices.md:{line}: a clause without an id" in result.stderr
