import pytest

from actions.cases.kinds import Field, Kind, UnknownKindError, kind_named, kind_names

FIELDS = {
    "inappropriate_material": "material_type sender sender_known sender_origin received_at description",
    "security_incident": "incident_type occurred_at description asset? information_involved?",
    "harassment_complaint": "role description occurred_at respondent? witnesses? preferred_option addressee "
    "anonymous support_person? contact_preference?",
    "exemption_request": "activity clause? business_need information_involved? covers covered_names "
    "starts_on ends_on discussed_with_manager",
    "breach": "employee what_happened action_taken public_scrutiny? mitigating_circumstances? contractor "
    "possible_offence intended_action?",
    "exemption": "activity clause? covers covered_names staff? starts_on ends_on review_on? restricted?",
    "ict_acknowledgement": "policy version",
    "gift_declaration": "gift giver worth? offered_at accepted circumstances?",
    "interest_declaration": "interest interest_type work_affected arrangement?",
}
PREFIXES = {"INC", "SEC", "HAR", "EXM", "BRE", "EX", "ACK", "GIF", "INT"}


def test_there_are_the_kinds_of_the_design() -> None:
    assert set(kind_names()) == set(FIELDS)
    assert {kind_named(name).reference_prefix for name in kind_names()} == PREFIXES


@pytest.mark.parametrize("name", FIELDS)
def test_a_kind_has_the_fields_of_the_design_in_their_order(name: str) -> None:
    fields = kind_named(name).fields
    assert [f"{field.name}{'?' * field.optional}" for field in fields] == FIELDS[name].split()


@pytest.mark.parametrize("name", FIELDS)
def test_everything_told_in_free_words_is_encrypted_but_a_rule(name: str) -> None:
    free = [field for field in kind_named(name).fields if field.type in ("text", "person")]
    assert [field.name for field in free if not field.encrypted] in ([], ["clause"])


@pytest.mark.parametrize("name", FIELDS)
def test_the_field_that_says_whom_it_is_about_names_a_person(name: str) -> None:
    kind = kind_named(name)
    people = [field.name for field in kind.fields if field.type == "person"]
    assert people == ([kind.respondent_field] if kind.respondent_field else [])


def test_a_yes_or_no_has_its_two_choices() -> None:
    field = kind_named("inappropriate_material").field("sender_known")
    assert field is not None
    assert list(field.choices) == ["yes", "no"]


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownKindError, match="no kind of case called lunch, only breach, "):
        kind_named("lunch")


def test_the_people_covered_are_asked_for_only_where_the_request_covers_others() -> None:
    field = kind_named("exemption_request").field("covered_names")
    assert field is not None
    assert [field.applies({"covers": covers}) for covers in ("named_staff", "business_function", "me", None)] == [
        True,
        True,
        False,
        False,
    ]


FIELD = {"label": "x", "ask": "x", "why": "x", "example": "x"}
KIND = {"kind": "k", "label": "k", "reference_prefix": "K", "first_status": "open", "account": "first"}


@pytest.mark.parametrize("only_if", [{"other": ["yes"]}, {"first": ["maybe"]}])
def test_a_field_that_depends_on_what_cannot_be_told_is_refused(only_if: dict[str, list[str]]) -> None:
    first = {**FIELD, "name": "first", "type": "yes_no"}
    second = {**FIELD, "name": "second", "type": "text", "only_if": only_if}
    with pytest.raises(ValueError, match="second depends on values that"):
        Kind.parse_obj(KIND | {"fields": [first, second]})


def test_only_a_moment_may_span_days() -> None:
    with pytest.raises(ValueError, match="only a date_time may span days"):
        Field.parse_obj(FIELD | {"name": "first", "type": "text", "may_span": True})
