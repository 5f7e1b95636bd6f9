-- Redirects to a fact that is not there.
select redirects.kind, redirects.old_id, redirects.new_id
from redirects
where not exists (
    select 1 from actors where redirects.kind = 'actor' and actors.id = redirects.new_id
    union all
    select 1 from organisations
    where redirects.kind = 'organisation' and organisations.id = redirects.new_id
    union all
    select 1 from meetings where redirects.kind = 'meeting' and meetings.id = redirects.new_id
    union all
    select 1 from stories where redirects.kind = 'story' and stories.id = redirects.new_id
);
