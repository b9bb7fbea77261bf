"""`check_corpus` names file and line of every fault that docs/corpus.md and design section 4 list, and nothing else."""

import pytest

from actions.policy.corpus.check import check_corpus
from tests.policy.corpus_folder import SMALL_CORPUS, CorpusFolder

POLICY = "parks/devices.md"
RULES = "parks/devices.rules.yml"
SOURCE = "parks/source/devices.txt"
TOPICS = "parks/not_covered.yml"
OUT_OF_SCOPE = "out_of_scope.yml"
HAND = "parks/asked_as/ranger.yml"
EVERYONE = "asked_as/everyone.yml"
ORGANISATION = "parks/organisation.yml"


def test_a_sound_corpus_has_no_faults() -> None:
    assert check_corpus(SMALL_CORPUS) == []


class TestClauses:
    def test_without_a_rule_or_a_background_mark_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "background:\n  - clause: prohibited.list\n    because: opens the list\n", "")
        message = "the clause 'prohibited.list' has no rule and is not marked background"
        assert small.faults() == [(POLICY, small.line(POLICY, "{#prohibited.list}"), message)]

    def test_that_have_a_rule_and_a_background_mark_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "\nrules:", "  - clause: lost.report\n    because: background\n\nrules:")
        message = "the clause 'lost.report' is background and has a rule"
        assert small.faults() == [(RULES, small.line(RULES, "- clause: lost.report"), message)]

    def test_without_an_id_are_named(self, small: CorpusFolder) -> None:
        small.replace(POLICY, " {#lost.report}", "")
        line = small.line(POLICY, "Report a lost device")
        message = "a clause without an id: “Report a lost device to the Service Desk on the day you noti…”"
        assert (POLICY, line, message) in small.faults()

    def test_with_an_id_of_another_clause_are_named(self, small: CorpusFolder) -> None:
        small.replace(POLICY, "{#lost.report}", "{#lending.outside}")
        line, first = small.line(POLICY, "Report a lost device"), small.line(POLICY, "You must not lend it")
        assert (POLICY, line, f"clause id 'lending.outside' was used on line {first}") in small.faults()

    def test_without_an_id_are_all_named_at_once(self, small: CorpusFolder) -> None:
        small.replace(POLICY, " {#lost.report}", "")
        small.replace(POLICY, " {#prohibited.gambling}", "")
        lines = [line for file, line, message in small.faults() if "without an id" in message]
        assert lines == [small.line(POLICY, "- gambling"), small.line(POLICY, "Report a lost device")]


class TestWordsThatAreNotVerbatim:
    def not_verbatim(self, small: CorpusFolder, clause: str) -> tuple[str, int, str]:
        message = f"the clause '{clause}' is not verbatim: its words are not in the source document"
        return POLICY, small.line(POLICY, f"{{#{clause}}}"), message

    @pytest.mark.parametrize(
        ("words", "changed"),
        [
            ("gambling or gaming of any kind", "gambling and gaming of any kind"),
            ("gambling or gaming of any kind", "gambling or gaming"),
            ("gambling or gaming of any kind", "gaming or gambling of any kind"),
            ("gambling or gaming of any kind", "gambling or betting or gaming of any kind"),
            ("gambling or gaming of any kind", "gambling or gaming of any kin"),
            ("gambling or gaming of any kind", "ambling or gaming of any kind"),
        ],
        ids=["changed", "dropped", "reordered", "added", "cut short", "cut at the front"],
    )
    def test_are_named(self, small: CorpusFolder, words: str, changed: str) -> None:
        small.replace(POLICY, f"- {words},", f"- {changed},")
        assert small.faults() == [self.not_verbatim(small, "prohibited.gambling")]

    def test_are_named_where_a_spelling_mistake_of_the_document_was_corrected(self, small: CorpusFolder) -> None:
        small.replace(SOURCE, "to a colleague only", "to a colleauge only")
        assert small.faults() == [self.not_verbatim(small, "lending.colleague")]

    def test_are_not_seen_in_emphasis_bullets_tables_and_line_breaks(self, small: CorpusFolder) -> None:
        small.replace(SOURCE, "- gambling or gaming of any kind,", "| | • *gambling* <br>or\ngaming of **any** kind, |")
        assert small.faults() == []

    def test_are_not_looked_for_without_a_source_document(self, small: CorpusFolder) -> None:
        (small.path / SOURCE).unlink()
        small.replace(POLICY, "gambling or gaming of any kind", "gambling")
        assert small.faults() == []


class TestRules:
    def test_with_the_id_of_another_rule_are_all_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "- id: lost-device", "- id: lending")
        first = small.line(RULES, "- id: lending")
        second = first + small.text(RULES).splitlines()[first:].index("  - id: lending") + 1
        message = "the rule id 'lending' is used twice"
        assert small.faults() == [(RULES, first, message), (RULES, second, message)]

    def test_that_name_an_unknown_clause_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "clauses: [lost.report]", "clauses: [lost.report, lost.weather]")
        message = "the rule 'lost-device' names no clause of this policy: 'lost.weather'"
        assert small.faults() == [(RULES, small.line(RULES, "clauses: [lost.report"), message)]

    def test_that_cite_an_unknown_clause_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "not_allowed: [lending.outside]", "not_allowed: [lending.nobody]")
        message = "the rule 'lending' names no clause of this policy: 'lending.nobody'"
        assert small.faults() == [(RULES, small.line(RULES, "clauses: [lending.colleague"), message)]

    def test_whose_background_names_an_unknown_clause_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "\nrules:", "  - clause: scope.none\n    because: background\n\nrules:")
        line = small.line(RULES, "- clause: scope.none")
        assert small.faults() == [(RULES, line, "there is no clause 'scope.none'")]

    def test_that_send_to_an_unknown_contact_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "authority: service_desk", "authority: chief_ranger")
        message = "organisation.yml has no contact 'chief_ranger'"
        assert small.faults() == [(RULES, small.line(RULES, "authority: chief_ranger"), message)]

    def test_that_offer_an_unknown_kind_of_case_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "offers: [security_incident]", "offers: [security_incident, lunch]")
        message = "there is no kind of case 'lunch'"
        assert small.faults() == [(RULES, small.line(RULES, "offers: [security_incident, lunch]"), message)]

    def test_that_are_not_of_the_right_shape_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "    about: Reporting a lost device\n", "")
        line = small.line(RULES, "- id: lost-device")
        assert (RULES, line, "rules → 2 → about: field required") in small.faults()

    def test_that_are_not_of_the_right_shape_are_all_named_at_once(self, small: CorpusFolder) -> None:
        small.replace(RULES, "    about: Reporting a lost device\n", "")
        small.replace(RULES, "    about: Betting and gaming on Department devices\n", "")
        found = {message for _, _, message in small.faults()}
        assert {"rules → 0 → about: field required", "rules → 2 → about: field required"} <= found

    def test_without_the_policy_that_they_belong_to_are_named(self, small: CorpusFolder) -> None:
        small.write("parks/vehicles.rules.yml", "rules: []\n")
        assert [(file, line) for file, line, _ in small.faults()] == [("parks/vehicles.rules.yml", 1)]


class TestOutcomes:
    def test_with_too_few_lines_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "        - quick bet on the trots from my work phone\n", "")
        message = "'gambling' has 11 ways of asking for 'not_allowed', 12 are needed"
        assert small.faults() == [(RULES, small.line(RULES, "asked_as:") + 1, message)]

    def test_without_any_line_are_named(self, small: CorpusFolder) -> None:
        small.replace(
            RULES, "      information: A lost device", "      allowed: You may.\n      information: A lost device"
        )
        line = small.line(RULES, "- who do I tell") - 2
        message = "'lost-device' has 0 ways of asking for 'allowed', 12 are needed"
        assert small.faults() == [(RULES, line, message)]

    def test_that_only_an_answer_to_a_condition_reaches_need_no_lines(self, small: CorpusFolder) -> None:
        allowed = small.text(RULES).split("      allowed:\n")[1].split("      conditional:\n")[0]
        small.replace(RULES, f"      allowed:\n{allowed}", "")
        assert small.faults() == []

    def test_that_say_nothing_but_have_lines_are_named(self, small: CorpusFolder) -> None:
        small.replace(
            RULES, "      conditional: You may lend your device to a colleague only if", "      information: If"
        )
        found = [fault for fault in small.faults() if "does not say" in fault[2]]
        message = "'lending' has lines for 'conditional' but does not say what then"
        assert found == [(RULES, small.line(RULES, "      conditional:\n"), message)]

    @pytest.mark.parametrize("verdict", ["not_covered", "out_of_scope"])
    def test_that_a_rule_cannot_decide_are_named(self, small: CorpusFolder, verdict: str) -> None:
        text = small.text(RULES)
        before, after = text.split("  - id: lost-device")
        small.write(RULES, f"{before}  - id: lost-device{after.replace('information:', f'{verdict}:')}")
        message = f"a rule cannot decide '{verdict}'"
        assert small.faults() == [(RULES, small.line(RULES, f"{verdict}:"), message)]


class TestConditions:
    def test_that_are_missing_where_an_outcome_is_conditional_are_named(self, small: CorpusFolder) -> None:
        text = small.text(RULES)
        conditions = text[text.index("    conditions:\n") : text.index("    asked_as:\n      allowed:")]
        small.replace(RULES, conditions, "")
        line = small.line(RULES, "      allowed: You may lend") - 1
        assert small.faults() == [(RULES, line, "'lending' can be conditional but has no condition to ask about")]

    def test_with_fewer_than_two_answers_are_named(self, small: CorpusFolder) -> None:
        answer = "          - answer: It is for somebody outside the Department\n            verdict: not_allowed\n"
        small.replace(RULES, answer, "")
        message = "a condition of 'lending' has no outcome for each answer"
        assert small.faults() == [(RULES, small.line(RULES, "- ask: Has your manager"), message)]

    def test_that_lead_to_an_outcome_that_says_nothing_are_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, "            verdict: not_allowed", "            verdict: information")
        message = "a condition of 'lending' leads to 'information', which says nothing"
        assert small.faults() == [(RULES, small.line(RULES, "- ask: Has your manager"), message)]


class TestALineThatStandsTwice:
    LINE = "who do I tell when my phone falls in the river"
    LAST = "        - when do I have to own up that the notebook is lost\n"
    OTHER_RULE = "        - scratchies online during lunch, office wifi and office laptop\n"
    OTHER_VERDICT = "        - team lead said yes in writing to sharing my laptop with Wiremu\n"

    def test_under_one_outcome_is_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, self.LAST, f"{self.LAST}        - {self.LINE}\n")
        message = f"“{self.LINE}…” also stands under devices/lost-device information"
        assert small.faults() == [(RULES, small.line(RULES, self.LAST) + 1, message)]

    def test_under_two_rules_is_named(self, small: CorpusFolder) -> None:
        small.replace(RULES, self.LAST, self.LAST + self.OTHER_RULE)
        message = "“scratchies online during lunch, office wifi and of…” also stands under devices/gambling not_allowed"
        assert small.faults() == [(RULES, small.line(RULES, self.LAST) + 1, message)]

    def test_under_two_outcomes_of_one_rule_is_named(self, small: CorpusFolder) -> None:
        last = "        - my daughter takes the work cell to camp\n"
        small.replace(RULES, last, last + self.OTHER_VERDICT)
        message = "“team lead said yes in writing to sharing my laptop…” also stands under devices/lending allowed"
        assert small.faults() == [(RULES, small.line(RULES, last) + 1, message)]

    def test_is_named_whatever_its_capitals_blanks_and_marks(self, small: CorpusFolder) -> None:
        other = "Who do I tell -- when my PHONE falls in the river?!"
        small.replace(RULES, self.LAST, f"{self.LAST}        - '{other}'\n")
        message = f"“{other[:50]}…” also stands under devices/lost-device information"
        assert small.faults() == [(RULES, small.line(RULES, other), message)]

    def test_in_two_policies_is_named(self, small: CorpusFolder) -> None:
        small.write("parks/vehicles.md", "---\ntitle: Vehicles\norganisation: parks\n---\n\nDrive. {#drive.drive}\n")
        small.write("parks/source/vehicles.txt", "Drive.\n")
        lines = "".join(f"        - how do I drive in the {n} place\n" for n in range(12))
        small.write(
            "parks/vehicles.rules.yml",
            "rules:\n  - id: drive\n    about: Driving\n    clauses: [drive.drive]\n    authority: manager\n"
            f"    says:\n      information: Drive.\n    asked_as:\n      information:\n{lines}        - {self.LINE}\n",
        )
        message = f"“{self.LINE}…” also stands under devices/lost-device information"
        line = small.line("parks/vehicles.rules.yml", self.LINE)
        assert small.faults() == [("parks/vehicles.rules.yml", line, message)]

    def test_under_a_rule_and_a_topic_is_named(self, small: CorpusFolder) -> None:
        small.replace(TOPICS, "is my leave balance on the payslip", self.LINE)
        message = f"“{self.LINE}…” also stands under devices/lost-device information"
        assert small.faults() == [(TOPICS, small.line(TOPICS, self.LINE), message)]

    def test_under_a_rule_and_out_of_scope_is_named(self, small: CorpusFolder) -> None:
        small.replace(OUT_OF_SCOPE, "how high is the tide tomorrow", self.LINE)
        message = f"“{self.LINE}…” also stands under devices/lost-device information"
        assert small.faults() == [(OUT_OF_SCOPE, small.line(OUT_OF_SCOPE, self.LINE), message)]

    def test_in_a_rules_file_and_under_another_hand_is_named(self, small: CorpusFolder) -> None:
        small.replace(HAND, "sneaky game of online roulette on patrol", self.LINE)
        message = f"“{self.LINE}…” also stands under devices/lost-device information"
        assert small.faults() == [(HAND, small.line(HAND, self.LINE), message)]


class TestTopics:
    def test_with_the_id_of_another_topic_are_named(self, small: CorpusFolder) -> None:
        small.replace(OUT_OF_SCOPE, "id: weather", "id: annual-leave")
        small.write(EVERYONE, "hand: everyone\n")
        message = "the topic 'annual-leave' is used twice"
        assert small.faults() == [(OUT_OF_SCOPE, small.line(OUT_OF_SCOPE, "- id: annual-leave"), message)]

    @pytest.mark.parametrize(
        ("file", "line", "topic"),
        [
            (TOPICS, "      - is my leave balance on the payslip\n", "annual-leave"),
            (OUT_OF_SCOPE, "      - how high is the tide tomorrow\n", "weather"),
        ],
    )
    def test_with_too_few_lines_are_named(self, small: CorpusFolder, file: str, line: str, topic: str) -> None:
        small.replace(file, line, "")
        message = f"'{topic}' has 11 lines, 12 are needed"
        assert small.faults() == [(file, small.line(file, f"- id: {topic}"), message)]

    def test_that_send_to_an_unknown_contact_are_named(self, small: CorpusFolder) -> None:
        small.replace(TOPICS, "ask: people_team", "ask: payroll")
        message = "organisation.yml has no contact 'payroll'"
        assert small.faults() == [(TOPICS, small.line(TOPICS, "ask: payroll"), message)]

    def test_that_are_not_of_the_right_shape_are_named(self, small: CorpusFolder) -> None:
        small.replace(TOPICS, "    about: Leave and holidays\n", "")
        assert (TOPICS, 2, "topics → 0 → about: field required") in small.faults()


class TestHands:
    @pytest.mark.parametrize(
        ("known", "unknown", "outcome"),
        [
            ("  devices:\n", "  vehicles:\n", "vehicles/gambling not_allowed"),
            ("    gambling:\n", "    smoking:\n", "devices/smoking not_allowed"),
            ("      not_allowed:\n", "      allowed:\n", "devices/gambling allowed"),
        ],
    )
    def test_that_name_an_unknown_outcome_have_each_line_named(
        self, small: CorpusFolder, known: str, unknown: str, outcome: str
    ) -> None:
        small.replace(HAND, known, unknown)
        message, first = f"there is no outcome {outcome}", small.line(HAND, "the rugby pool")
        assert small.faults() == [(HAND, first, message), (HAND, first + 1, message)]

    def test_that_name_an_unknown_topic_have_each_line_named(self, small: CorpusFolder) -> None:
        small.replace(HAND, "  annual-leave:\n", "  parking:\n")
        message = "there is no outcome parking not_covered"
        assert small.faults() == [(HAND, small.line(HAND, "Waitangi"), message)]

    def test_for_all_organisations_are_checked_too(self, small: CorpusFolder) -> None:
        small.replace(EVERYONE, "  weather:\n", "  cooking:\n")
        message = "there is no outcome cooking out_of_scope"
        assert small.faults() == [(EVERYONE, small.line(EVERYONE, "frost"), message)]

    def test_that_are_not_of_the_right_shape_are_named(self, small: CorpusFolder) -> None:
        small.replace(HAND, "hand: ranger\n", "")
        assert small.faults() == [(HAND, 1, "hand: field required")]


def test_faults_of_all_files_are_named_in_the_order_of_file_and_line(small: CorpusFolder) -> None:
    small.replace(RULES, "offers: [security_incident]", "offers: [lunch]")
    small.replace(RULES, "offers: [exemption_request]", "offers: [dinner]")
    small.replace(HAND, "  annual-leave:\n", "  parking:\n")
    small.replace(TOPICS, "      - is my leave balance on the payslip\n", "")
    assert [(file, message.split("'")[-2]) for file, _, message in small.faults()[1:]] == [
        (RULES, "dinner"),
        (RULES, "lunch"),
        (TOPICS, "annual-leave"),
    ]
    assert small.faults()[0][0] == HAND


def test_faults_of_every_organisation_are_named(small: CorpusFolder) -> None:
    small.write("harbours/berths.md", "---\ntitle: Berths\norganisation: harbours\n---\n\nMoor. {#a.a} Go. {#a.a}\n")
    assert small.faults() == [("harbours/berths.md", 6, "clause id 'a.a' was used on line 6")]


def test_a_fault_reads_as_file_line_and_words(small: CorpusFolder) -> None:
    small.replace(RULES, "offers: [security_incident]", "offers: [lunch]")
    line = small.line(RULES, "offers: [lunch]")
    assert [str(fault) for fault in check_corpus(small.path)] == [
        f"{small.path / RULES}:{line}: there is no kind of case 'lunch'"
    ]


@pytest.mark.parametrize("content", ["contacts: [", "- manager\n", ""])
def test_an_organisation_file_that_holds_no_contacts_is_named(small: CorpusFolder, content: str) -> None:
    small.write(ORGANISATION, content)
    assert ORGANISATION in {file for file, _, _ in small.faults()}


def test_a_rules_file_that_cannot_be_read_is_named_alone(small: CorpusFolder) -> None:
    small.replace(RULES, "    about: Reporting a lost device\n", "")
    assert [file for file, _, _ in small.faults()] == [RULES]


@pytest.mark.parametrize("file", [POLICY, RULES, SOURCE, TOPICS, HAND, ORGANISATION])
def test_a_file_that_is_not_utf_8_is_named_with_its_line(small: CorpusFolder, file: str) -> None:
    (small.path / file).write_bytes(small.text(file).encode() + b"\xff\n")
    assert (file, small_lines(small, file), "not UTF-8 text") in small.faults()


def small_lines(small: CorpusFolder, file: str) -> int:
    return (small.path / file).read_bytes().count(b"\n")
