-- name: moved-end-dates
-- title: Measures whose last day has moved
-- help: Every time that git shows the last day of a measure to have been changed or taken out: from what to what,
-- help: by how many days, in which commit, and how many times in all. The measures moved most often come first.
with steg as (
  select rowid as denna, lag(rowid) over (partition by plan, id order by rowid) as förra
  from åtgärdsversion
  where händelse <> 'borttagen'
),
flytt as (
  select före.slut as från, efter.*, efter.rowid as ordning, count(*) over (partition by efter.plan, efter.id) as gånger
  from steg
  join åtgärdsversion as före on före.rowid = förra
  join åtgärdsversion as efter on efter.rowid = denna
  where före.slut is not null and före.slut is not efter.slut
)
select plan, id, åtgärd, från, slut as till, cast(julianday(slut) - julianday(från) as integer) as dagar,
  datum as ändrad, substr(commit_id, 1, 12) as "commit", ämne, gånger
from flytt
order by gånger desc, plan, id collate svenska, ordning
