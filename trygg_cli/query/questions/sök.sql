-- name: search
-- title: Search in all texts
-- help: Measures, goals, promises and follow-ups that hold some words; belys* is all that begins with belys.
-- parameter ord, words: the words, such as belysning parkering
select plan, slag, id, titel, snippet(sök, 4, '', '', '…', 16) as utdrag
from sök
where sök match :ord
order by rank
