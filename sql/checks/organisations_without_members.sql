-- Organisations that neither the seeds nor an article name.
select organisations.id, organisations.name
from organisations
where organisations.seed_key is null
    and not exists (
        select 1
        from organisation_members as member
        where member.organisation_id = organisations.id
    );
