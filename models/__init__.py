"""Every table, so that importing `models` completes the metadata."""

from models.base import Base
from models.claims import (
    ArticleEntity,
    ArticleTopic,
    Mention,
    PostClaim,
    Report,
    ReportEvidence,
    ReportParty,
    ReportTopic,
)
from models.documents import Article, ArticleSource
from models.facts import (
    Actor,
    ActorMember,
    ActorName,
    Affiliation,
    Organisation,
    OrganisationMember,
    OrganisationName,
    Redirect,
)
from models.judgements import Judgement, JudgementAnchor
from models.meetings import (
    ArticleStory,
    Meeting,
    MeetingParticipant,
    MeetingReport,
    MeetingStatus,
    MeetingTopic,
    Story,
)
from models.operations import DirtyBlock, Load, LoadBatch, RejectedRecord, Seeding
from models.reference import (
    Country,
    CountryName,
    Place,
    PlaceName,
    Post,
    PostForm,
    Source,
    Topic,
)

__all__ = [
    "Actor",
    "ActorMember",
    "ActorName",
    "Affiliation",
    "Article",
    "ArticleEntity",
    "ArticleSource",
    "ArticleStory",
    "ArticleTopic",
    "Base",
    "Country",
    "CountryName",
    "DirtyBlock",
    "Judgement",
    "JudgementAnchor",
    "Load",
    "LoadBatch",
    "Meeting",
    "MeetingParticipant",
    "MeetingReport",
    "MeetingStatus",
    "MeetingTopic",
    "Mention",
    "Organisation",
    "OrganisationMember",
    "OrganisationName",
    "Place",
    "PlaceName",
    "Post",
    "PostClaim",
    "PostForm",
    "Redirect",
    "RejectedRecord",
    "Report",
    "ReportEvidence",
    "ReportParty",
    "ReportTopic",
    "Seeding",
    "Source",
    "Story",
    "Topic",
]
