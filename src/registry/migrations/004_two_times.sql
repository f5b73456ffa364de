-- As known at a seal instead of a day: what was said by facts that stand at or before it in the sealed order.
create function registry_read.value_known(about uuid, what text, as_of date, seal bigint) returns jsonb language sql stable parallel safe as $$
  select s.value from registry.statement s
  where s.subject = about and s.predicate = what and s.valid_from <= as_of and (s.valid_to is null or as_of < s.valid_to) and not s.withdrawn
    and exists (select from kernel_read.seal k where k.fact = s.fact and k.seq <= seal)
    and not exists (select from registry.statement c join kernel_read.seal k on k.fact = c.fact where c.supersedes = s.id and k.seq <= seal)
  order by s.valid_from desc, s.recorded_at desc, s.id desc limit 1
$$;

create function registry_read.text_known(about uuid, what text, as_of date, seal bigint) returns text language sql stable parallel safe as $$
  select registry_read.value_known(about, what, as_of, seal) #>> '{}'
$$;

-- All statements that one act made: what undoing it takes back.
create index statement_fact on registry.statement (fact);
