-- Facts: what a command has made true. Never changed; a later fact may cancel, strike or reinstate it.
create table kernel.fact (
  id uuid primary key,
  kind text not null,
  version smallint not null,
  room text not null,
  subject text not null,
  unit uuid,
  effective_on date not null,
  recorded_on date not null,
  recorded_at timestamptz not null,
  reported_on date not null,
  actor uuid,
  programme text,
  target uuid,
  how text check (how in ('cancel', 'strike', 'reinstate')),
  command text not null,
  request text not null,
  data jsonb not null,
  xid xid8 not null default pg_current_xact_id(),
  check ((target is null) = (how is null))
);
comment on table kernel.fact is 'append-only: what a command has made true';
create index fact_xid on kernel.fact (xid, id);
create index fact_subject on kernel.fact (subject);
create index fact_target on kernel.fact (target) where target is not null;

-- Sealed order: gap-free, each hash over the previous one and the whole fact.
create table kernel.seal (
  seq bigint primary key,
  fact uuid not null unique,
  hash bytea not null
);
comment on table kernel.seal is 'append-only: gap-free order of facts and their hash chain';

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'kernel.% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger fact_unchanged before update or delete on kernel.fact for each row execute function kernel.refuse_change();
create trigger fact_kept before truncate on kernel.fact for each statement execute function kernel.refuse_change();
create trigger seal_unchanged before update or delete on kernel.seal for each row execute function kernel.refuse_change();
create trigger seal_kept before truncate on kernel.seal for each statement execute function kernel.refuse_change();

create table kernel.seal_mark (
  single boolean primary key default true check (single),
  xid xid8 not null default '0',
  last_id uuid not null default '00000000-0000-0000-0000-000000000000',
  seq bigint not null default 0,
  hash bytea not null default '\x'
);
insert into kernel.seal_mark default values;

-- Which seals were made on which day of the federation: a knowledge day means its last seal.
create table kernel.seal_day (
  day date primary key,
  first_seq bigint not null,
  last_seq bigint not null,
  head bytea not null,
  -- the last month of knowledge that was closed before this day
  closed_month date
);

-- Kinds of a fact that feed no measure need no ledger row; measures are versioned data.
create table kernel.measure (
  no smallint generated always as identity primary key,
  id text not null,
  version integer not null,
  rule jsonb not null,
  built_to bigint,
  unique (id, version)
);

create table kernel.unit_no (
  no integer generated always as identity primary key,
  unit uuid not null unique
);

-- The ledger: changes of the step function of one key (docs/measures.md). `k` is the seal position that caused the change.
create table kernel.entry (
  measure smallint not null,
  unit integer not null,
  key uuid not null,
  about bigint not null,
  k bigint not null,
  e date not null,
  d smallint not null
);
create index entry_key on kernel.entry (measure, key);
create index entry_when on kernel.entry (measure, e desc, about desc) include (d, k, unit);
create index entry_unit on kernel.entry (unit, measure, e desc) include (d, k);
create index entry_k on kernel.entry (k);
create index entry_about on kernel.entry (about);

-- Facts of a measure's kinds that cannot count, with the reason.
create table kernel.left_out (
  measure smallint not null,
  about bigint not null,
  reason text not null check (reason in ('out_of_scope', 'out_of_period', 'late')),
  e date not null,
  unit integer not null,
  primary key (measure, about)
);

create table kernel.void (
  seq bigint primary key,
  target bigint not null,
  root bigint not null,
  how text not null,
  e date not null
);
create index void_root on kernel.void (root);

-- Roll-up. kg: A all knowledge, C knowledge to the end of month kb, P knowledge within its month to the end of day kb. eg: M month, D day of effect.
create table kernel.cell (
  scope integer not null,
  kg "char" not null,
  eg "char" not null,
  measure smallint not null,
  kb date not null,
  eb date not null,
  n bigint not null,
  primary key (scope, kg, eg, measure, kb, eb) include (n)
);

create table kernel.projection (
  single boolean primary key default true check (single),
  seq bigint not null default 0,
  day date,
  closed_month date
);
insert into kernel.projection default values;

create table kernel.idempotency (
  account uuid not null,
  key text not null check (length(key) <= 200),
  command text not null,
  input_hash bytea not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (account, key)
);

-- The federation clock. Null: the wall clock in the federation's zone. A demo sets a day and may only move it forward.
create table kernel.clock (
  single boolean primary key default true check (single),
  demo_today date
);
insert into kernel.clock default values;

create table kernel.matter (
  id uuid primary key,
  kind text not null,
  subject text not null,
  title jsonb not null,
  link text not null,
  permission text,
  unit uuid,
  person uuid,
  since date not null,
  due date,
  closed_on date,
  check (permission is not null or person is not null)
);
create unique index matter_turn on kernel.matter (subject, kind, coalesce(permission, ''), coalesce(unit::text, ''), coalesce(person::text, '')) where closed_on is null;
create index matter_unit on kernel.matter (permission, unit, since, id) where closed_on is null;
create index matter_person on kernel.matter (person, since, id) where closed_on is null;
create index matter_subject on kernel.matter (subject);

create table kernel.file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  type text not null,
  at timestamptz not null default now()
);

create table kernel.mail (
  id uuid primary key,
  "to" text not null,
  subject text not null,
  body text not null,
  at timestamptz not null default now(),
  sent_at timestamptz,
  tries smallint not null default 0,
  error text
);
create index mail_waiting on kernel.mail (at) where sent_at is null;

create table kernel.setting (
  name text primary key,
  value jsonb not null
);
