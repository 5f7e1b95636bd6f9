-- Which rejected records has no load read again yet? One row a record, the oldest first.
-- :load  number of the load that refused them first or last
-- :position  place of one within its load
-- :whole required  yes: those that can be read again; no: those of which only a part was kept
-- :limit  number of rows
select load_id, position, locator, payload, payload_format
from rejects
where replayed_by_load_id is null
  and (payload_format is not null) = (:whole = 'yes')
  and (
    cast(:load as bigint) is null
    or load_id = cast(:load as bigint)
    or (cast(:position as bigint) is null and last_load_id = cast(:load as bigint))
  )
  and (cast(:position as bigint) is null or position = cast(:position as bigint))
order by load_id, position
limit cast(:limit as bigint)
