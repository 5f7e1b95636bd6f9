-- Large objects: any login may write them, and only the owner of these functions can forbid it.
revoke execute on function pg_catalog.lo_create(oid) from public;
revoke execute on function pg_catalog.lo_creat(integer) from public;
revoke execute on function pg_catalog.lo_from_bytea(oid, bytea) from public;
