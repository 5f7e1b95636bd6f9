-- One row per key that a fact bore or could have borne, and the key that it bears.
create view bi.old_keys as
select
    kind,
    old_id::text as old_key,
    new_id::text as key
from redirects;

comment on view bi.old_keys is 'One row per key that a meeting, person, organisation or story bore or could have borne, and the key that it bears: for keys that were noted down.';
comment on column bi.old_keys.kind is 'meeting, actor, organisation or story.';
comment on column bi.old_keys.old_key is 'Key that leads on.';
comment on column bi.old_keys.key is 'Key of today.';
