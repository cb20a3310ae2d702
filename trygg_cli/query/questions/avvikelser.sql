-- name: deviations
-- title: What did not go as planned
-- help: Every deviation that was reported, and what is done about it.
select plan, avser, slag, id, titel, avvikelse, hantering, nästa_steg
from uppföljning
where avvikelse is not null or hantering is not null
order by till, plan, id
