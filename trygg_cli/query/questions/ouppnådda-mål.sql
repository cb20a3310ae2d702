-- name: targets-not-reached
-- title: Goals, targets and promises that are not reached or kept
-- help: Goals and promises that are not judged to be reached or kept, and indicators that have a target of any kind and
-- help: are not known to be there; what cannot be judged says so. With --period: those that belong to it.
select plan, 'mål' as slag, id, mål as titel, bedömning, bedömd_för as period, senast_bedömd_för,
  null as procent_av_vägen
from mål
where bedömning <> 'uppnått'
union all
select plan, 'indikator', id, namn, bedömning, utfall_för, null, procent_av_vägen
from indikator
where har_mål and i_perioden and bedömning not in ('uppnått', 'mer än utlovat')
union all
select plan, 'löfte', id, löfte, bedömning, bedömd_för, senast_bedömd_för, null
from löfte
where i_perioden and bedömning <> 'hållet'
