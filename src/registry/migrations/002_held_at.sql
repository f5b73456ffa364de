-- Everything that is said of a subject as of a day, by predicate, as now known: one look where several values are wanted.
create function registry_read.held_at(about uuid, as_of date) returns jsonb language sql stable parallel safe as $$
  select coalesce(jsonb_object_agg(h.predicate, h.value), '{}') from (
    select distinct on (s.predicate) s.predicate, s.value from registry.statement s
    where s.subject = about and s.valid_from <= as_of and (s.valid_to is null or as_of < s.valid_to) and not s.withdrawn
      and not exists (select from registry.statement c where c.supersedes = s.id)
    order by s.predicate, s.valid_from desc, s.recorded_at desc, s.id desc) h
$$;
