"""What an entry is worth, opportunity by opportunity; college courses have a room of their own."""

from __future__ import annotations

from calculator.ledger.document import together
from calculator.rules.award import Award, Scope, clause, earn, note
from calculator.values.amounts import plain, written
from calculator.values.quoting import told


@clause("approved-course")
def approved_course(award: Award, scope: Scope) -> Award:
    """Count the CECs on the certificate."""
    return earn(award, scope, "approved-course", "counts", award.entry.amount("cecs"))


@clause("course-number")
def course_number(award: Award, _scope: Scope) -> Award:
    """Leave the award as it is: an unusual number is warned of when the ledger is read, never refused."""
    return award


@clause("conference")
def conference(award: Award, scope: Scope) -> Award:
    """Count the exact sum of the sessions attended."""
    sessions = award.entry.sessions
    terms = " + ".join(written(session.cecs) for session in sessions)
    return earn(award, scope, "conference", "counts", together(sessions), terms=terms)


@clause("conference-date")
def conference_date(award: Award, scope: Scope) -> Award:
    """Say by which day the event was placed in the cycle."""
    return note(award, scope.reason("conference-date", "counts", date=scope.rulebook.day(award.entry.date)))


@clause("cpr-aed-one-year")
def cpr_aed_one_year(award: Award, scope: Scope) -> Award:
    """Count a certificate valid for one year."""
    if award.entry.text("validity_years") != "1":
        return award
    return earn(award, scope, "cpr-aed-one-year", "counts", scope.amount("cpr-aed-one-year"))


@clause("cpr-aed-two-year")
def cpr_aed_two_year(award: Award, scope: Scope) -> Award:
    """Count a certificate valid for two years."""
    if award.entry.text("validity_years") != "2":
        return award
    return earn(award, scope, "cpr-aed-two-year", "counts", scope.amount("cpr-aed-two-year"))


@clause("cpr-aed-figures")
def cpr_aed_figures(award: Award, _scope: Scope) -> Award:
    """Leave the award at the founding post's figure; that the FAQ has another stands with the clause that counted."""
    return award


@clause("cpr-aed-figures", "faq")
def cpr_aed_figures_of_the_faq(award: Award, scope: Scope) -> Award:
    """Count CPR and AED, each at the FAQ's figure, for however long the certificate is valid."""
    each = scope.amount("faq-cpr-aed-first-aid-each")
    detail = {"each": written(each), "cecs": written(2 * each)}
    before = tuple(reason for reason in award.reasons if not reason.clause.startswith("cpr-aed-"))
    return Award(award.entry, award.tier, 2 * each, (*before, scope.reason("cpr-aed-figures", "faq", **detail)))


@clause("ace-certification")
def ace_certification(award: Award, scope: Scope) -> Award:
    """Count an additional ACE certification toward one already held."""
    return earn(award, scope, "ace-certification", "counts", scope.amount("ace-certification"))


@clause("ace-certification-itself")
def ace_certification_itself(award: Award, scope: Scope) -> Award:
    """Refuse a certification toward itself."""
    if award.entry.text("earned_certification") != scope.certification.id:
        return award
    return award.refused(
        scope.reason("ace-certification-itself", "itself", certification=told(scope.certification.name))
    )


@clause("ace-certification-itself", "counts")
def ace_certification_for_itself_too(award: Award, _scope: Scope) -> Award:
    """Count a certification toward its own first renewal."""
    return award


@clause("presentation")
def presentation(award: Award, scope: Scope) -> Award:
    """Count what is hoped for; ACE decides."""
    return earn(award, scope, "presentation", "depends", award.entry.amount("cecs"))


@clause("other-certification")
def other_certification(award: Award, scope: Scope) -> Award:
    """Count a fitness-related certification of another NCCA-accredited provider."""
    if award.entry.denied("accredited"):
        return award.refused(scope.reason("other-certification", "not-accredited"))
    if award.entry.denied("fitness_related"):
        return award.refused(scope.reason("other-certification", "unrelated"))
    return earn(award, scope, "other-certification", "counts", scope.amount("other-certification"))


@clause("other-certification-petition")
def other_certification_petition(award: Award, scope: Scope) -> Award:
    """Say that another provider's certification goes by petition."""
    most = written(scope.amount("creative-ways-each"))
    return note(award, scope.reason("other-certification-petition", "depends", cecs=most))


@clause("publication")
def publication(award: Award, scope: Scope) -> Award:
    """Count a publication; ACE decides."""
    return earn(award, scope, "publication", "depends", scope.amount("publication"))


@clause("correspondence-course-unknown")
def correspondence_course_unknown(award: Award, scope: Scope) -> Award:
    """Refuse what the edition does not know."""
    return award.refused(scope.reason("correspondence-course-unknown", "unknown"))


@clause("correspondence-course-author")
def correspondence_course_author(award: Award, scope: Scope) -> Award:
    """Refuse a correspondence course that others wrote too."""
    if not award.entry.denied("sole_author"):
        return award
    return award.refused(scope.reason("correspondence-course-author", "not-sole"))


@clause("correspondence-course")
def correspondence_course(award: Award, scope: Scope) -> Award:
    """Count the writing of a correspondence course; ACE decides."""
    return earn(award, scope, "correspondence-course", "depends", scope.amount("correspondence-course"))


@clause("mentoring")
def mentoring(award: Award, scope: Scope) -> Award:
    """Count mentoring or community outreach; ACE decides."""
    return earn(award, scope, "mentoring", "depends", scope.amount("mentoring"))


@clause("petition")
def petition(award: Award, scope: Scope) -> Award:
    """Say that a petition is up to ACE."""
    return note(award, scope.reason("petition", "depends"))


@clause("contact-hours")
def contact_hours(award: Award, scope: Scope) -> Award:
    """Estimate a petition by its contact hours."""
    rate, hours = scope.amount("cecs-per-contact-hour"), award.entry.amount("contact_hours")
    return earn(award, scope, "contact-hours", "counts", rate * hours, hours=plain(hours), rate=written(rate))
