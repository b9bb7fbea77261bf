"""Who may see what in the register of exemptions."""

from actions.cases.case import Case
from actions.cases.register.coverage import covers
from actions.cases.register.terms import Terms
from actions.people.permissions import may_see
from actions.people.person import Person
from actions.people.reporting_line import Directory, line_above


def may_see_exemption(viewer: Person, exemption: Case, terms: Terms, directory: Directory) -> bool:
    """Returns whether the viewer may see an exemption in the register.

    Its holder, whoever it covers, and its handlers (ICT Security and the CISO) may; so may the holder's managers,
    unless it is restricted.
    """
    if not viewer.active or viewer.organisation != exemption.organisation:
        return False
    if may_see(viewer, exemption) or covers(viewer, exemption, terms, directory):
        return True
    holder = directory.get(exemption.opened_by or "")
    return holder is not None and not terms.restricted and viewer in line_above(holder, directory)
