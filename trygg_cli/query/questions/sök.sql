-- name: search
-- title: Search in all texts
-- help: Everything in the plans that holds some words, in any inflection and inside compound words; "norra hamnen" just so,
-- help: belys* all that begins with belys, eller between words for one of them, - before one for those without it.
-- parameter ord, words: the words, such as belysning parkering
select plan, slag, id, titel, utdrag(text, :ord) as utdrag
from text
where id || ' ' || titel || ' ' || text like mönster(:ord)
  and träffar(id || ' ' || titel || ' ' || text, :ord)
order by träffar(titel, :ord) desc, rowid
