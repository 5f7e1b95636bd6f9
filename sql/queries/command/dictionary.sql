-- What does each relation and column of schema bi hold? One row a column, in order.
select
    c.relname::text as relation,
    coalesce(obj_description(c.oid, 'pg_class'), '') as grain,
    a.attname::text as name,
    format_type(a.atttypid, a.atttypmod) as type,
    coalesce(col_description(c.oid, a.attnum), '') as meaning
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'bi'::regnamespace
  and c.relkind in ('r', 'v', 'm')
order by c.relname, a.attnum
