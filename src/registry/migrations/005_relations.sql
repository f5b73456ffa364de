-- Ties between two units, each once for its kind; when it held is said by statements (`holds`) about the tie, so that it has both times.
create table registry.relation (
  id uuid primary key,
  kind text not null check (kind in ('member_of', 'supported_by', 'supervised_by', 'controlled_by', 'succeeded_by', 'spun_off_from', 'twinned_with')),
  from_unit uuid not null references registry.unit (id),
  to_unit uuid not null references registry.unit (id),
  registered_on date not null,
  check (from_unit <> to_unit),
  constraint relation_once unique (kind, from_unit, to_unit)
);
comment on table registry.relation is 'append-only: ties between units; their periods are statements';
create index relation_to on registry.relation (to_unit, kind);

-- One act that changed which bodies there are: n bodies before, m after. Its statements carry its fact, so that undoing it finds them.
create table registry.reorganisation (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'split', 'spin_off', 'regroup')),
  on_day date not null,
  reason text not null,
  document jsonb,
  fact uuid not null,
  /* Roles that it ended and what was given for them: needed to give them back. */
  roles jsonb not null default '[]',
  /* Whether it took a unit off a register that a ratio is counted over. */
  moved_denominator boolean not null default false,
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  constraint reorganisation_fact_once unique (fact)
);
comment on table registry.reorganisation is 'append-only: mergers, splits, spin-offs and regroupings';
create index reorganisation_page on registry.reorganisation (on_day desc, id desc);

create table registry.reorganisation_party (
  reorganisation uuid not null references registry.reorganisation (id),
  unit uuid not null references registry.unit (id),
  side text not null check (side in ('before', 'after')),
  /* Registered by the act itself. */
  fresh boolean not null default false,
  primary key (reorganisation, unit, side),
  check (not fresh or side = 'after')
);
comment on table registry.reorganisation_party is 'append-only: the bodies before and after a reorganisation';
create index reorganisation_party_unit on registry.reorganisation_party (unit);

create table registry.reorganisation_undone (
  reorganisation uuid primary key references registry.reorganisation (id),
  reason text not null,
  fact uuid not null,
  recorded_on date not null,
  recorded_at timestamptz not null default now()
);
comment on table registry.reorganisation_undone is 'append-only: reorganisations that were entered in error';

-- Offices to which people are elected or appointed, as published by the unit; when a person held one is a statement (`holds`) about the term.
create table registry.term (
  id uuid primary key,
  unit uuid not null references registry.unit (id),
  person uuid not null references registry.person (id),
  post text not null check (post in ('president', 'vice_president', 'secretary_general', 'deputy_secretary_general', 'legal_representative',
    'chair_of_supervisors', 'supervisor', 'standing_council', 'council', 'branch_leader', 'committee_chair', 'editor_in_chief', 'director')),
  registered_on date not null
);
comment on table registry.term is 'append-only: terms of office; their periods are statements';
create index term_unit on registry.term (unit, post);
create index term_person on registry.term (person, post);

-- Old names in old documents: found as written but for width, blanks and capitals.
create index statement_name_folded on registry.statement (lower(regexp_replace(normalize(value #>> '{}', NFKC), '\s', '', 'g')))
  where predicate in ('name_zh', 'name_en', 'short_zh', 'short_en');
