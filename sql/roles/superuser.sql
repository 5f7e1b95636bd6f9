-- What every login may do, and only the owner of these functions can forbid: write large objects,
-- and fill the log of what was written. By name: their arguments differ between versions of Postgres.
do $$
declare
    one regprocedure;
begin
    for one in
        select oid from pg_catalog.pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
          and proname in ('lo_create', 'lo_creat', 'lo_from_bytea', 'pg_logical_emit_message')
    loop
        execute 'revoke execute on function ' || one || ' from public';
    end loop;
end
$$;
-- What its statements may sort on disk; unlike the limits in reader.sql, a login cannot lift it.
alter role {role} set temp_file_limit = '8GB';
