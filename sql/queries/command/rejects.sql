-- Which records could not be loaded, and why? One row a record, the latest first.
-- :load  number of the load that refused them
-- :position  place of one within its load
-- :limit  number of rows
select
    load_id as load,
    position as reject,
    locator,
    stage,
    error_class as error,
    message,
    rejected_at,
    replayed_by_load_id as replayed_by,
    payload
from rejects
where (cast(:load as bigint) is null or load_id = cast(:load as bigint))
  and (cast(:position as bigint) is null or position = cast(:position as bigint))
order by load_id desc, position
limit cast(:limit as bigint)
