-- What a reader may do: read schema bi. Run for each reader, any number of times.
-- A login may change its own settings for all who use it: what it set is taken back here.
alter role {role} with login connection limit 20;
alter role {role} reset all;
alter role {role} in database {database} reset all;
alter role {role} set default_transaction_read_only = on;
alter role {role} set statement_timeout = '60s';
-- A transaction that is forgotten open would keep upgrades from their tables.
alter role {role} set idle_in_transaction_session_timeout = '10min';
alter role {role} set search_path = bi;
-- A person with thousands of meetings is read by their index, not with all meetings there are: disks
-- of today, and memory, read anywhere at about one cost. Sums over all keep their groups in memory.
alter role {role} set random_page_cost = 1.1;
alter role {role} set work_mem = '32MB';

-- Everybody may make temporary tables by default, and a role cannot be an exception.
revoke create, temporary on database {database} from public;
revoke create, temporary on database {database} from {role};
grant connect on database {database} to {role};

revoke all on all tables in schema public from {role};
grant usage on schema bi to {role};
-- information_schema, where Power BI looks for keys, tells those of a table only to who may do more
-- than read it. References is the least: it takes a table of one's own, and a reader can make none.
grant select, references on all tables in schema bi to {role};
-- Upgrades make the views anew.
alter default privileges in schema bi grant select, references on tables to {role};
grant execute on all functions in schema bi to {role};
alter default privileges in schema bi grant execute on functions to {role};
