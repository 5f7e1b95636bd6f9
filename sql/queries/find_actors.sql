-- Which persons and organisations bear such a name, in any written form?
-- :words required  words of the name, or how they begin; accents and case do not count
-- :limit = 20  number of rows
select name, type, country_code, description, found_as, meeting_count, actor_key
from bi.search_actors(:words, cast(:limit as integer))
