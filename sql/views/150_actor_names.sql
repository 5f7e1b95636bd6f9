-- One row per person or organisation and form of the name.
create view bi.actor_names as
select
    actor_id::text as actor_key,
    'person' as type,
    name,
    origin,
    first_seen_on,
    last_seen_on,
    name_key as sort_name
from actor_names
union all
select
    organisation_id::text,
    'organisation',
    name,
    origin,
    first_seen_on,
    last_seen_on,
    name_key
from organisation_names;

comment on view bi.actor_names is 'One row per person or organisation and form of the name: as articles write it, or as it is known.';
comment on column bi.actor_names.actor_key is 'Key of the person or organisation.';
comment on column bi.actor_names.type is 'person or organisation.';
comment on column bi.actor_names.name is 'The name in this form.';
comment on column bi.actor_names.origin is 'seen (in an article) or curated.';
comment on column bi.actor_names.first_seen_on is 'First day that an article writes it so.';
comment on column bi.actor_names.last_seen_on is 'Last day that an article writes it so.';
comment on column bi.actor_names.sort_name is 'Comparable form of the name, in plain letters.';
