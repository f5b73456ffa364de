-- Identity of what the registry knows. Everything that can change about it is a statement.
create table registry.unit (
  id uuid primary key,
  kind text not null check (kind in ('federation', 'department', 'society', 'branch', 'union', 'local_association', 'journal_office', 'city', 'park', 'base',
    'station', 'enterprise', 'institute', 'university', 'ministry', 'foreign_body', 'organisation')),
  code text check (code ~ '^\S.{0,39}$'),
  registered_on date not null,
  constraint unit_code_once unique (kind, code)
);
comment on table registry.unit is 'append-only: organisations that act; names, parents and states are statements';
create unique index unit_one_federation on registry.unit (kind) where kind = 'federation';
create index unit_page on registry.unit (kind, coalesce(code, ''), id);
create index unit_page_all on registry.unit (coalesce(code, ''), id);

create table registry.journal (
  id uuid primary key,
  issn text check (issn ~ '^\d{4}-\d{3}[\dX]$'),
  cn text check (cn ~ '^CN\d{2}-\d{4}(/[A-Z]{1,2}\d?)?$'),
  registered_on date not null,
  constraint journal_issn_once unique (issn),
  constraint journal_cn_once unique (cn)
);
comment on table registry.journal is 'append-only: journals; titles, owners and offices are statements';
create index journal_page on registry.journal (coalesce(cn, issn, ''), id);

-- The subject register: stable things that facts point at before the room that will own them exists (a topic, a question, an industry).
create table registry.subject (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  code text not null check (code ~ '^\S.{0,79}$'),
  registered_on date not null,
  constraint subject_code_once unique (kind, code)
);
comment on table registry.subject is 'append-only: the subject register; names, owners and validity are statements';
create index subject_page on registry.subject (kind, code, id);

-- A dated assertion: valid time (true in the world), known time (recorded), a source. A change is a later statement; a correction supersedes one
-- and says why; a withdrawn statement is superseded by one that holds nothing.
create table registry.statement (
  id uuid primary key,
  subject uuid not null,
  predicate text not null check (predicate ~ '^[a-z][a-z_]{1,39}$'),
  value jsonb not null,
  valid_from date not null,
  from_precision text not null default 'day' check (from_precision in ('day', 'month', 'year')),
  -- the first day on which it no longer holds; null: until something later is said
  valid_to date check (valid_to > valid_from),
  to_precision text not null default 'day' check (to_precision in ('day', 'month', 'year')),
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  -- the fact that was made with it, and through it the seal at which it became known
  fact uuid not null,
  source text not null,
  class text not null default 'public' check (class in ('public', 'internal', 'personal', 'sensitive')),
  supersedes uuid references registry.statement (id),
  reason text,
  withdrawn boolean not null default false,
  check (supersedes is null or reason is not null),
  check (not withdrawn or supersedes is not null),
  constraint statement_superseded_once unique (supersedes)
);
comment on table registry.statement is 'append-only: what is said of a subject, with valid time and known time';
create index statement_held on registry.statement (subject, predicate, valid_from desc, recorded_at desc, id desc);
create index statement_names on registry.statement (predicate) include (subject, value) where predicate in ('name_zh', 'name_en');
create index statement_class on registry.statement (value) where predicate = 'class';
create index statement_parent on registry.statement (value) where predicate in ('parent', 'owner', 'office');

-- Personal values live here and nowhere else; facts and statements hold the person's id only.
create table registry.person (
  id uuid primary key,
  name_zh text not null check (length(name_zh) between 1 and 80),
  name_en text check (length(name_en) between 1 and 120),
  -- true where the person holds a published post or has agreed
  name_public boolean not null default false,
  -- keyed hash of a document number; never the number
  identity_hash bytea check (length(identity_hash) = 32),
  registered_on date not null,
  constraint person_identity_once unique (identity_hash)
);

create table registry.account_person (
  account uuid primary key,
  person uuid not null references registry.person (id),
  constraint person_one_account unique (person)
);

create table registry.role_assignment (
  id uuid primary key,
  person uuid not null references registry.person (id),
  role text not null,
  unit uuid references registry.unit (id),
  first_day date not null,
  -- the last day on which the rights hold
  last_day date check (last_day >= first_day),
  reason text not null,
  given_by uuid,
  recorded_on date not null,
  recorded_at timestamptz not null default now()
);
comment on table registry.role_assignment is 'append-only: who was given which role, for which unit, for how long, and why';
create index role_assignment_person on registry.role_assignment (person);
create index role_assignment_role on registry.role_assignment (role, unit);
create index role_assignment_unit on registry.role_assignment (unit);

create table registry.role_end (
  id uuid primary key,
  assignment uuid not null references registry.role_assignment (id),
  last_day date not null,
  reason text not null,
  ended_by uuid,
  recorded_on date not null,
  recorded_at timestamptz not null default now()
);
comment on table registry.role_end is 'append-only: roles that ended before their term; the earliest end stands';
create index role_end_assignment on registry.role_end (assignment);

-- Roles with the last day on which they hold, whether by term or by an end before it.
create view registry.role_held as
  select a.id, a.person, a.role, a.unit, a.first_day, least(a.last_day, (select min(e.last_day) from registry.role_end e where e.assignment = a.id)) as last_day, a.reason
  from registry.role_assignment a;

create table registry.personal_read (
  id uuid primary key,
  reader uuid,
  person uuid not null,
  purpose text not null check (length(purpose) between 4 and 500),
  at timestamptz not null default now()
);
comment on table registry.personal_read is 'append-only: who looked at unmasked personal data, and for what purpose';
create index personal_read_person on registry.personal_read (person, at);

-- What stands on a register that a ratio is counted over: the newest fact about its standing, which a later one cancels or reinstates.
create table registry.listing (
  unit uuid not null references registry.unit (id),
  what text not null check (what in ('base', 'park', 'society')),
  -- the fact that put it on the register, and the one that took it off again
  fact uuid not null,
  listed_on date not null,
  left_by uuid,
  left_on date,
  primary key (unit, what),
  check ((left_by is null) = (left_on is null))
);

-- A register may not shrink silently: each removal, with the outside document that proves it, or none.
create table registry.removal (
  id uuid primary key,
  unit uuid not null references registry.unit (id),
  what text not null check (what in ('base', 'park', 'pilot', 'society')),
  left_on date not null,
  reason text not null,
  document jsonb,
  -- null until there is an outside document: the unit stays in the denominator
  counted boolean not null,
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  check (counted = (document is not null))
);
comment on table registry.removal is 'append-only: removals from a denominator, with or without an outside document';
create index removal_unit on registry.removal (unit, what);
create index removal_page on registry.removal (what, recorded_at, id);

create schema registry_read;

create function registry_read.today() returns date language sql stable parallel safe as $$ select kernel_read.today() $$;

-- What is said of a subject as of a day, as known at a day. Null: nothing.
create function registry_read.value_at(about uuid, what text, as_of date, known_at date default 'infinity') returns jsonb language sql stable parallel safe as $$
  select s.value from registry.statement s
  where s.subject = about and s.predicate = what and s.valid_from <= as_of and (s.valid_to is null or as_of < s.valid_to) and s.recorded_on <= known_at and not s.withdrawn
    and not exists (select from registry.statement c where c.supersedes = s.id and c.recorded_on <= known_at)
  order by s.valid_from desc, s.recorded_at desc, s.id desc limit 1
$$;

create function registry_read.text_at(about uuid, what text, as_of date, known_at date default 'infinity') returns text language sql stable parallel safe as $$
  select registry_read.value_at(about, what, as_of, known_at) #>> '{}'
$$;

-- Whether a journal, person or unit stands on a dated list (a programme, a roster) on the day.
create function registry_read.stands_on(about uuid, list text, as_of date) returns boolean language sql stable parallel safe as $$
  select coalesce(registry_read.value_at(about, 'on_' || list, as_of) = 'true', false)
$$;

-- Units as of today, for the lists of other rooms. Columns that a list leaves out cost nothing.
create view registry_read.unit as
  select u.id, u.kind, u.code,
    registry_read.text_at(u.id, 'name_zh', registry_read.today()) as name_zh,
    registry_read.text_at(u.id, 'name_en', registry_read.today()) as name_en,
    registry_read.text_at(u.id, 'class', registry_read.today()) as class,
    registry_read.text_at(u.id, 'parent', registry_read.today())::uuid as parent,
    registry_read.text_at(u.id, 'state', registry_read.today()) as state,
    coalesce(registry_read.value_at(u.id, 'pilot', registry_read.today()) = 'true', false) as pilot
  from registry.unit u;

create view registry_read.journal as
  select j.id, j.issn, j.cn,
    registry_read.text_at(j.id, 'name_zh', registry_read.today()) as name_zh,
    registry_read.text_at(j.id, 'name_en', registry_read.today()) as name_en,
    registry_read.text_at(j.id, 'owner', registry_read.today())::uuid as owner,
    registry_read.text_at(j.id, 'office', registry_read.today())::uuid as office
  from registry.journal j;

-- Everything that a record may point at, units and journals among them.
create view registry_read.subject as
  select u.id, u.kind, u.code, registry_read.text_at(u.id, 'name_zh', registry_read.today()) as name_zh,
    registry_read.text_at(u.id, 'name_en', registry_read.today()) as name_en, u.id as unit,
    registry_read.text_at(u.id, 'state', registry_read.today()) as state, u.registered_on, null::text as level
  from registry.unit u
  union all
  select j.id, 'journal', coalesce(j.cn, j.issn), registry_read.text_at(j.id, 'name_zh', registry_read.today()),
    registry_read.text_at(j.id, 'name_en', registry_read.today()), registry_read.text_at(j.id, 'owner', registry_read.today())::uuid,
    registry_read.text_at(j.id, 'state', registry_read.today()), j.registered_on, null
  from registry.journal j
  union all
  select s.id, s.kind, s.code, registry_read.text_at(s.id, 'name_zh', registry_read.today()), registry_read.text_at(s.id, 'name_en', registry_read.today()),
    registry_read.text_at(s.id, 'owner', registry_read.today())::uuid, registry_read.text_at(s.id, 'state', registry_read.today()), s.registered_on,
    registry_read.text_at(s.id, 'level', registry_read.today())
  from registry.subject s;

-- Names of people, masked unless public: the only form in which lists may show them.
create view registry_read.person as
  select p.id, p.name_public,
    case when p.name_public then p.name_zh else left(p.name_zh, 1) || '*' end as name_zh,
    case when p.name_public then p.name_en else left(p.name_en, 1) || '.' end as name_en
  from registry.person p;
