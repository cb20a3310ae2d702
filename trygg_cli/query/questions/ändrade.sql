-- name: changed
-- title: How the measures have changed
-- help: Measures that git shows to be new, changed or taken out, the latest first.
-- parameter sedan, since (): only from this day on, such as 2022-09-01
select datum, plan, id, åtgärd, händelse, läge, slut, författare, ämne
from åtgärdsversion
where datum >= :sedan
order by datum desc, rowid desc
