-- name: mine
-- title: All that an actor has a part in
-- help: Measures, commitments, indicators, goals, promises, groups, follow-up rules and agreements of one actor, group,
-- help: person or post, with the part that it has.
-- parameter aktör, actor: the short or the full name of an actor or group, such as TK, or a person or post
-- known aktör: select aktör from ansvar union select namn from ansvar union select person from ansvar
-- known aktör: union select befattning from ansvar union select id from aktör union select namn from aktör
-- known aktör: union select id from organ union select namn from organ
with sak(plan, slag, id, slut, läge, snart_försenad) as (
  select plan, 'åtgärd', id, slut, läge, snart_försenad from åtgärd
  union all
  select plan, 'löfte', id, till, bedömning, snart_försenad from löfte
  union all
  select plan, 'mål', id, null, bedömning, null from mål
  union all
  select plan, 'indikator', id, senast_dag, bedömning, null from indikator where har_mål
)
select distinct ansvar.plan, ansvar.roll, ansvar.slag, ansvar.id, ansvar.titel, ansvar.åtagande, sak.slut, sak.läge,
  case sak.snart_försenad when 1 then 'ja' when 0 then 'nej' end as snart_försenad
from ansvar
left join sak on sak.plan = ansvar.plan and sak.slag = ansvar.slag and sak.id = ansvar.id
where vik(:aktör) in (vik(ansvar.aktör), vik(ansvar.namn), vik(ansvar.person))
  or instr(', ' || vik(ansvar.befattning) || ', ', ', ' || vik(:aktör) || ', ')
