-- name: soon-late
-- title: Measures and promises that are soon late
-- help: Measures whose last day is near and that were last reported as not started or ongoing, and promises that end as
-- help: soon and were last assessed as neither kept nor broken. Near is 30 days, or what soon_late_days in trygg.toml says.
select plan, 'åtgärd' as slag, id, åtgärd as titel, ansvarig_namn as ansvarig, slut, läge
from åtgärd
where snart_försenad
union all
select plan, 'löfte', id, löfte, ansvarig_namn, till, bedömning
from löfte
where snart_försenad
order by slut, plan, id
