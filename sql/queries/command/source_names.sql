-- By which words is a source known? One row a form.
select source_key, name, source_key as form from bi.sources
union
select source_key, name, name from bi.sources
order by 1, 3
