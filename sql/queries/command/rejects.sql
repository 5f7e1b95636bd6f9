-- Which records could not be loaded, and why? One row a record, the latest first.
-- :load  number of the load that refused them first or last
-- :position  place of one within its load
-- :all = no  yes: also those that a later load read again
-- :limit  number of rows
select
    load_id as load,
    position as reject,
    locator,
    stage,
    error_class as error,
    message,
    seen_count as seen,
    last_load_id as last_load,
    payload_format is not null as can_be_retried,
    reference_on,
    rejected_at,
    last_seen_at,
    replayed_by_load_id as replayed_by,
    payload_format,
    payload
from rejects
where (
    cast(:load as bigint) is null
    or load_id = cast(:load as bigint)
    or (cast(:position as bigint) is null and last_load_id = cast(:load as bigint))
  )
  and (cast(:position as bigint) is null or position = cast(:position as bigint))
  and (:all = 'yes' or replayed_by_load_id is null)
order by last_load_id desc, load_id desc, position
limit cast(:limit as bigint)
