"""What can be logged here is what forms of the policy, and of the layers that are on, log."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.identity import Actor
from domain.messages import Act
from domain.model.meeting.refusals import NothingLogsThat
from domain.model.meeting.state import Meeting
from domain.policy.document import Document, EditionRef
from domain.policy.forms import Form, FormQuestion, LogKind, Tells
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.policy import Policy
from domain.policy.reports import Report
from domain.services.enquiries import Enquiries
from domain.services.layers_kept import LayersKept
from domain.services.process_rights import ProcessRights
from domain.services.switches import Switches


@dataclass(frozen=True, slots=True)
class Template:
    """A form on which something is logged, and the *document* whose form it is.

    *to* are the offices of today that hear of what is logged, *unmapped* what those of the document
    are called whose work nobody is known to do today; they are asked for at *contact*. *report* and
    *report_title* are nothing where it stands in none.
    """

    form: Form
    document: EditionRef
    source: str
    to: tuple[str, ...]
    unmapped: tuple[str, ...]
    report: str
    report_title: str

    @property
    def kind(self) -> LogKind:
        """What kind of thing is logged on it."""
        assert self.form.logs is not None  # noqa: S101 - only what logs is a template
        return self.form.logs

    def telling(self, tells: Tells) -> FormQuestion | None:
        """Return the question that tells that, if the form has it."""
        return self.form.telling.get(tells)


def templates(policy: Policy, layers: LayersOn) -> tuple[Template, ...]:
    """Return what can be logged beside *policy*: the layers' own come before the policy's."""
    processes = layers.processes(policy.edition.id)
    return (*(t for each in processes for t in _of_layer(each, layers)), *_of_policy(policy))


def _of_policy(policy: Policy) -> Iterator[Template]:
    for form in policy.edition.forms:
        if form.logs:
            report, told = _told(policy.edition, form)
            yield _template(policy.edition, policy.ref, form, report, told)


def _of_layer(layer: ProcessLayer, layers: LayersOn) -> Iterator[Template]:
    for form in layer.forms:
        if form.logs:
            report, told = _told(layer, form)
            today = {each: layers.today(layer.id, each) for each in told}
            known = tuple(dict.fromkeys(office for office in today.values() if office))
            unmapped = tuple(layer.office_titles[each] for each, at in today.items() if not at)
            whole = _template(layer, layers.refs[layer.id], form, report, known)
            yield replace(whole, unmapped=unmapped)


def _told(document: Document, form: Form) -> tuple[Report | None, tuple[str, ...]]:
    """Return the report in which what is logged on *form* stands, and the offices that hear."""
    report = document.report_by_id.get(form.stands_in or "")
    made_for = report.made_for if report else ()
    return report, tuple(dict.fromkeys((*made_for, *form.goes_to)))


def _template(
    document: Document, ref: EditionRef, form: Form, report: Report | None, to: tuple[str, ...]
) -> Template:
    return Template(
        form=form,
        document=ref,
        source=document.short_title,
        to=to,
        unmapped=(),
        report=report.id if report else "",
        report_title=report.title if report else "",
    )


def as_it_was(form: Form, document: EditionRef, now: Template | None) -> Template:
    """Return the template that *form* of *document* was; who hears of it is as it is *now*."""
    if now is None:
        return Template(form, document, document.policy, (), (), "", "")
    return replace(now, form=form, document=document)


@dataclass(frozen=True, slots=True)
class LogForms:
    """The forms on which things are logged, now and as they once were."""

    enquiries: Enquiries
    layers: LayersOn
    kept: LayersKept
    switches: Switches
    rights: ProcessRights

    def all(self) -> tuple[Template, ...]:
        """Return what can be logged here now: nothing of it is behind a switch that is off."""
        return tuple(
            replace(each, form=self.switches.form_of(each.document.policy, each.form))
            for each in self._whole()
        )

    def must_log(self, actor: Actor, template: Template) -> None:
        """Refuse whoever may not log on the form of *template*."""
        self.rights.must_log(actor, template.document.policy, template.form.id)

    def _whole(self) -> tuple[Template, ...]:
        return templates(self.enquiries.policy(), self.layers)

    def named(self, form: str) -> Template:
        """Return the template with that form, or the first that logs that kind of thing.

        Raises :class:`NothingLogsThat`.
        """
        every = self.all()
        found = next((t for t in every if t.form.id == form), None)
        found = found or next((t for t in every if t.kind == form), None)
        if found is None:
            raise NothingLogsThat(form)
        return found

    def logging(self, kind: LogKind) -> Template | None:
        """Return the first template that logs that kind of thing, if any does."""
        return next((each for each in self.all() if each.kind == kind), None)

    def of(self, meeting: Meeting) -> Template:
        """Return the very template of *meeting*, as it was; or what took its place since.

        Raises :class:`NothingLogsThat`.
        """
        now = next((t for t in self.all() if t.form.id == meeting.form), None)
        now = now or self.logging(meeting.kind)
        # What was answered before its switch was turned off stays answered.
        if now is not None and not set(meeting.replies) <= set(now.form.question_by_id):
            whole = (t for t in self._whole() if t.form.id == meeting.form)
            now = next(whole, now)
        found = now
        if meeting.document is not None and (now is None or now.document != meeting.document):
            form = self._as_written(meeting.form, meeting.document)
            found = now if form is None else as_it_was(form, meeting.document, now)
        if found is None:
            raise NothingLogsThat(meeting.form or meeting.kind)
        return found

    def keep(self, act: Act, template: Template) -> None:
        """Keep what is logged under from here on: the usual edition, and the layer whose it is."""
        self.enquiries.use(act)
        self.kept.use(template.document)

    def _as_written(self, form: str, document: EditionRef) -> Form | None:
        """Return a form as it stood in *document*, a policy's edition or a layer's."""
        if document.policy in self.enquiries.policies:
            return self.enquiries.pinned(document).edition.form_by_id.get(form)
        layer = self.kept.pinned(document)
        return None if layer is None else layer.form_by_id.get(form)
