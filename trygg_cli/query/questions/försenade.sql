-- name: late
-- title: Late measures
-- help: Measures that were last reported as not started or ongoing, and whose last day has passed.
select plan, id, åtgärd, område, ansvarig_namn as ansvarig, slut, status, nästa_steg
from åtgärd
where försenad
order by slut, plan, id
