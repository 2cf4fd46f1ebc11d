"""The verbs of the command line that belong together, by the word that they stand behind."""

import typer

from bot.approval_verbs import approvals_app
from bot.association_verbs import associations_app
from bot.audit_verbs import audit_app
from bot.body_verbs import bodies_app
from bot.form_verbs import forms_app
from bot.impact_verbs import impact, use
from bot.layer_verbs import layers_app
from bot.meeting_verbs import meetings_app
from bot.notice_verbs import notices_app
from bot.office_verbs import appoint, delegate, leave, let_act, stand_down
from bot.officer_verbs import policy_app
from bot.publishing_verbs import list_, publish
from bot.reading import offices_app
from bot.record_verbs import register_app
from bot.report_keeping import reports_app
from bot.reps_verbs import questions_app, representatives_app
from bot.review_verbs import reviews_app
from bot.risk_verbs import risks_app
from bot.task_verbs import tasks_app

GROUPS: dict[str, typer.Typer] = {
    "policy": policy_app,
    "layers": layers_app,
    "register": register_app,
    "forms": forms_app,
    "offices": offices_app,
    "representatives": representatives_app,
    "questions": questions_app,
    "bodies": bodies_app,
    "reviews": reviews_app,
    "tasks": tasks_app,
    "meetings": meetings_app,
    "risks": risks_app,
    "associations": associations_app,
    "notices": notices_app,
    "audit": audit_app,
    "approvals": approvals_app,
    "reports": reports_app,
}
"""Every group, in the order in which help lists them."""

offices_app.command()(appoint)
offices_app.command("act")(let_act)
offices_app.command()(delegate)
offices_app.command("stand-down")(stand_down)
offices_app.command()(leave)
policy_app.command()(publish)
policy_app.command("list")(list_)
policy_app.command()(impact)
policy_app.command()(use)
