-- Participants of a meeting that no report of it names as a party.
select one.meeting_id, one.position
from meeting_participants as one
where not exists (
    select 1
    from meeting_reports as member
    join report_parties as party
        on party.article_id = member.article_id
        and party.report_position = member.report_position
    left join actor_members as person
        on person.article_id = party.article_id
        and person.entity_number = party.entity_number
    left join organisation_members as body
        on body.article_id = party.article_id
        and body.entity_number = party.entity_number
    where member.meeting_id = one.meeting_id
        and (
            person.actor_id = one.actor_id
            or body.organisation_id = one.organisation_id
            or party.country_code = one.country_code
        )
);
