-- name: not-measured
-- title: Indicators that have not been measured
-- help: Indicators without any outcome, for the whole or for a place, and who measures them. With --period: those that
-- help: belong to it.
select plan, id, namn, typ, ansvarig, mätning, senast
from indikator
where not har_utfall and i_perioden
