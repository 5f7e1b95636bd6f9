-- One row per sentence that tells of a touched meeting, cut from its article once.
select
    one.meeting_id,
    one.article_id,
    one.report_position,
    evidence.position,
    evidence.start_offset,
    articles.published_on,
    substr(
        articles.text,
        evidence.start_offset + 1,
        evidence.end_offset - evidence.start_offset
    ) as words
from touched_meetings
join meeting_reports as one on one.meeting_id = touched_meetings.id
join report_evidence as evidence
    on evidence.article_id = one.article_id
    and evidence.report_position = one.report_position
join articles on articles.id = one.article_id
