-- name: promises
-- title: Promises to the citizens
-- help: Every promise, who carries it out, and whether it is kept.
select plan, id, löfte, lovas_av, ansvarig, från, till, bedömning, bedömd_för
from löfte
