-- name: promises
-- title: Promises to the citizens
-- help: Every promise, who carries it out, and whether it is kept. With --period: those that belong to it.
select plan, id, löfte, lovas_av, ansvarig, från, till, bedömning, bedömd_för
from löfte
where i_perioden
