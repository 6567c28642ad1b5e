"""What things are: frozen values, and the claims frame that holds many of them."""

from casualties.model._base import Count, Value
from casualties.model.claim import Claim, Coverage, Definition, ToldAs
from casualties.model.decision import Decision, Verdict
from casualties.model.document import Document, Page, Unread
from casualties.model.evidence import Evidence, RowEvidence, Span, TextEvidence
from casualties.model.figure import Figure, Qualifier, said_of
from casualties.model.finding import Finding, Severity
from casualties.model.frame import CLAIMS, JOIN, claim_row, claims_frame, empty_claims, lift, said, said_in
from casualties.model.linkage import LINKS, MEMBERS, SUMS, Linkage, Shift, with_sums
from casualties.model.period import Basis, Period, Precision
from casualties.model.relation import Relation, combine
from casualties.model.report import Report, Run, TableRead
from casualties.model.scope import Age, Harm, Perpetrator, Place, PlaceKind, Scope, Sex, Status, Victims
from casualties.model.source import Source, Stance

__all__ = [
    "CLAIMS",
    "JOIN",
    "LINKS",
    "MEMBERS",
    "SUMS",
    "Age",
    "Basis",
    "Claim",
    "Count",
    "Coverage",
    "Decision",
    "Definition",
    "Document",
    "Evidence",
    "Figure",
    "Finding",
    "Harm",
    "Linkage",
    "Page",
    "Period",
    "Perpetrator",
    "Place",
    "PlaceKind",
    "Precision",
    "Qualifier",
    "Relation",
    "Report",
    "RowEvidence",
    "Run",
    "Scope",
    "Severity",
    "Sex",
    "Shift",
    "Source",
    "Span",
    "Stance",
    "Status",
    "TableRead",
    "TextEvidence",
    "ToldAs",
    "Unread",
    "Value",
    "Verdict",
    "Victims",
    "claim_row",
    "claims_frame",
    "combine",
    "empty_claims",
    "lift",
    "said",
    "said_in",
    "said_of",
    "with_sums",
]
