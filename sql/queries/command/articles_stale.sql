-- How many stored articles hold claims of another version of the extractor?
-- :version required  the version that is current
-- :source  slug of the publisher
-- :since  first day of publication
-- :until  last day of publication
select count(*)
from articles
where extractor_version is distinct from :version
  and (cast(:source as text) is null or source_slug = :source)
  and (cast(:since as date) is null or published_on >= cast(:since as date))
  and (cast(:until as date) is null or published_on <= cast(:until as date))
