-- Which cells of a grid hold a city, so that their dots draw the land? One row a cell.
-- :step = 1  degrees between two lines of the grid
-- :west = -180  westernmost longitude
-- :east = 180  easternmost longitude
-- :south = -90  southernmost latitude
-- :north = 90  northernmost latitude
select distinct
    round(longitude / cast(:step as float8))::integer as column_number,
    round(latitude / cast(:step as float8))::integer as row_number
from bi.cities
where longitude between cast(:west as float8) and cast(:east as float8)
  and latitude between cast(:south as float8) and cast(:north as float8)
order by row_number, column_number
