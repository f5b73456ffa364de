-- Bytes as received. The checks make sure that what lies here is what was received; nothing later writes to it (06 P-001).
create table plan.source (
  sha256 text primary key,
  bytes bytea not null,
  -- text that was taken out of a DOCX, as UTF-8; offsets point into it
  extracted bytea,
  check (sha256 = encode(sha256(bytes), 'hex')),
  check (octet_length(bytes) between 1 and 10485760)
);
comment on table plan.source is 'append-only: files as received, by hash';

-- Every attempt to bring a text in, also the refused ones. `sha256` is null where the file was empty or too big to be kept.
create table plan.import (
  id uuid primary key,
  sha256 text references plan.source,
  size bigint not null check (size >= 0),
  file_name text not null check (length(file_name) <= 255),
  encoding text,
  outcome text not null check (outcome in ('taken', 'refused')),
  refusal jsonb,
  version uuid,
  by_account uuid,
  by_name text not null default '',
  "on" date not null,
  at timestamptz not null default now(),
  check ((outcome = 'refused') = (refusal is not null)),
  check ((outcome = 'taken') = (version is not null)),
  check (outcome = 'refused' or sha256 is not null)
);
comment on table plan.import is 'append-only: the import log';
create index import_page on plan.import (at desc, id);
create index import_source on plan.import (sha256) where sha256 is not null;

create table plan.plan (
  id uuid primary key,
  body text not null check (length(body) between 1 and 200),
  year integer check (year between 1949 and 2199),
  state text not null check (state in ('received', 'parsed', 'in_review', 'confirmed', 'in_force', 'closed', 'rejected')),
  in_force_from date,
  made_on date not null,
  check (state not in ('confirmed', 'in_force', 'closed') or (year is not null and in_force_from is not null))
);
create unique index plan_one_confirmed on plan.plan (body, year) where state in ('confirmed', 'in_force', 'closed');
create index plan_year on plan.plan (year desc, id);

-- A version is a whole text, or a decision that names targets and tasks. What the machine read stays as it was proposed; the tree is what people confirmed.
create table plan.version (
  id uuid primary key,
  plan uuid not null references plan.plan,
  no integer not null check (no >= 1),
  source text references plan.source,
  decision jsonb,
  document text not null check (length(document) between 1 and 300),
  reason text not null default '' check (length(reason) <= 2000),
  in_force_from date,
  reading jsonb,
  tree jsonb,
  state text not null check (state in ('parsed', 'in_review', 'confirmed', 'rejected')),
  made_by uuid,
  made_by_name text not null default '',
  made_on date not null,
  settled_by uuid,
  settled_by_name text,
  settled_on date,
  -- the fact by which it became known, so that a reading at an earlier seal does not see it
  settled_fact uuid,
  check (num_nonnulls(source, decision) = 1),
  check ((source is null) = (reading is null)),
  check ((state in ('confirmed', 'rejected')) = (settled_on is not null)),
  check ((settled_on is null) = (settled_fact is null)),
  check ((state = 'confirmed') = (tree is not null)),
  check (state <> 'confirmed' or in_force_from is not null),
  unique (plan, no)
);
create index version_plan on plan.version (plan, no);
create unique index version_one_open on plan.version (plan) where state in ('parsed', 'in_review');
create index version_source on plan.version (source) where source is not null;

create function plan.keep_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a version of a plan is never deleted' using errcode = '42501'; end if;
  if old.state in ('confirmed', 'rejected') then raise exception 'version % of the plan is frozen', old.no using errcode = '42501'; end if;
  if (new.reading, new.source, new.decision, new.plan, new.no) is distinct from (old.reading, old.source, old.decision, old.plan, old.no)
    then raise exception 'the reading of version % stays as it was proposed', old.no using errcode = '42501'; end if;
  return new;
end $$;
create trigger version_frozen before update or delete on plan.version for each row execute function plan.keep_frozen();

-- What reviewers said, in order. The tree under review is the machine's reading with these acts laid over it.
create table plan.review_act (
  id uuid primary key,
  version uuid not null references plan.version,
  no integer not null check (no >= 1),
  kind text not null check (kind in ('numeral', 'target', 'card', 'add_target', 'cut', 'join', 'levels', 'note', 'duplicate', 'acknowledge', 'question', 'year')),
  subject text not null,
  verdict text not null check (verdict in ('accept', 'change', 'reject')),
  proposal jsonb,
  answer jsonb,
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  by_name text not null default '',
  "on" date not null,
  unique (version, no),
  check (verdict = 'accept' or reason <> '' or kind in ('cut', 'join', 'levels', 'year'))
);
comment on table plan.review_act is 'append-only: what reviewers accepted, changed and rejected, with the proposal and the reason';

-- Readings proposed for illegible runs, and other notes. Never part of the text (06 P-032).
create table plan.note (
  id uuid primary key,
  plan uuid not null references plan.plan,
  version uuid not null references plan.version,
  kind text not null check (kind in ('reading', 'remark')),
  char_start integer not null check (char_start >= 0),
  char_end integer not null check (char_end > char_start),
  text text not null check (length(text) between 1 and 500),
  ground text not null check (ground in ('guess', 'other_copy', 'issuing_body')),
  source text check (length(source) <= 500),
  by_account uuid,
  by_name text not null default '',
  "on" date not null
);
comment on table plan.note is 'append-only: annotations beside the text';
create index note_plan on plan.note (plan, char_start);

-- Items, tasks and targets keep their ids through all versions; what a version drops ends and stays.
create table plan.item (
  id uuid primary key,
  plan uuid not null references plan.plan,
  code text not null,
  started_by uuid not null references plan.version,
  started_on date not null,
  ended_by uuid references plan.version,
  ended_on date,
  check ((ended_by is null) = (ended_on is null)),
  unique (plan, code)
);

create table plan.task (
  id uuid primary key,
  plan uuid not null references plan.plan,
  item uuid references plan.item,
  code text not null,
  started_by uuid not null references plan.version,
  started_on date not null,
  ended_by uuid references plan.version,
  ended_on date,
  check ((ended_by is null) = (ended_on is null)),
  unique (plan, code)
);

create table plan.target (
  id uuid primary key,
  plan uuid not null references plan.plan,
  code text not null,
  item uuid references plan.item,
  task uuid references plan.task,
  -- id of its measure in the kernel; null: nothing is counted yet (the figure reads "no figure")
  measure text,
  started_by uuid not null references plan.version,
  started_on date not null,
  ended_by uuid references plan.version,
  ended_on date,
  check ((ended_by is null) = (ended_on is null)),
  unique (plan, code)
);
create unique index target_measure on plan.target (measure) where measure is not null;

-- What a target asks for, by date of force: the line of its values (06 P-052).
create table plan.target_value (
  id uuid primary key,
  target uuid not null references plan.target,
  version uuid not null references plan.version,
  in_force_from date not null,
  comparator text not null check (comparator in ('>=', '<=', '=', 'between')),
  strict boolean not null,
  over text not null check (over in ('surplus', 'flag', 'forbidden', 'not applicable')),
  low numeric not null check (low >= 0),
  high numeric check (high >= low),
  unit jsonb not null,
  document text not null,
  reason text not null default '',
  check ((comparator = 'between') = (high is not null)),
  unique (target, version)
);
comment on table plan.target_value is 'append-only: the line of values of a target';
create index target_value_line on plan.target_value (target, in_force_from);

-- Versions of a counting rule. Proposed ones are counted beside the present one, so that their effect is seen before they are confirmed (06 P-053).
create table plan.rule (
  id uuid primary key,
  target uuid not null references plan.target,
  version integer not null check (version >= 1),
  measure text not null,
  denominator text,
  rule jsonb not null,
  denominator_rule jsonb,
  state text not null check (state in ('proposed', 'confirmed', 'rejected')),
  reason text not null,
  made_by uuid,
  made_by_name text not null default '',
  made_on date not null,
  settled_by uuid,
  settled_by_name text,
  settled_on date,
  settled_fact uuid,
  check ((denominator is null) = (denominator_rule is null)),
  check ((state = 'proposed') = (settled_on is null)),
  check ((settled_on is null) = (settled_fact is null)),
  unique (target, version)
);
create unique index rule_one_proposed on plan.rule (target) where state = 'proposed';

-- Who does it. One lead unit for each task at a time; others support (06 P-060).
create table plan.assignment (
  id uuid primary key,
  plan uuid not null references plan.plan,
  task uuid not null references plan.task,
  role text not null check (role in ('lead', 'support')),
  unit uuid not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  made_fact uuid not null,
  ended_fact uuid,
  check ((until_on is null) = (ended_fact is null))
);
create unique index assignment_one_lead on plan.assignment (task) where role = 'lead' and until_on is null;
create unique index assignment_once on plan.assignment (task, unit) where until_on is null;
create index assignment_plan on plan.assignment (plan);
create index assignment_unit on plan.assignment (unit);

-- Leader in charge and deadline of a task.
create table plan.duty (
  id uuid primary key,
  plan uuid not null references plan.plan,
  task uuid not null references plan.task,
  leader text check (length(leader) between 1 and 80),
  person uuid,
  deadline date,
  from_on date not null,
  until_on date check (until_on >= from_on),
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  made_fact uuid not null,
  ended_fact uuid,
  check ((until_on is null) = (ended_fact is null)),
  check (num_nonnulls(leader, deadline) >= 1)
);
create unique index duty_one on plan.duty (task) where until_on is null;
create index duty_plan on plan.duty (plan);

-- Which programme feeds which target. A fact still counts only through kind, scope, period and key (06 P-062).
create table plan.feeding (
  id uuid primary key,
  plan uuid not null references plan.plan,
  target uuid not null references plan.target,
  programme text not null check (programme ~ '^[a-z0-9][a-z0-9_.-]{0,79}$'),
  opens_on date not null,
  until_on date check (until_on >= opens_on),
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  made_fact uuid not null,
  ended_fact uuid,
  check ((until_on is null) = (ended_fact is null))
);
create unique index feeding_once on plan.feeding (target, programme) where until_on is null;
create index feeding_plan on plan.feeding (plan);

-- A unit's share of a target. For its own page; never part of the test (06 P-063).
create table plan.share (
  id uuid primary key,
  plan uuid not null references plan.plan,
  target uuid not null references plan.target,
  unit uuid not null,
  value numeric not null check (value >= 0),
  from_on date not null,
  until_on date check (until_on >= from_on),
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  made_fact uuid not null,
  ended_fact uuid,
  check ((until_on is null) = (ended_fact is null))
);
create unique index share_once on plan.share (target, unit) where until_on is null;
create index share_plan on plan.share (plan);

-- Dated steps, each met by a named fact (06 P-064).
create table plan.milestone (
  id uuid primary key,
  plan uuid not null references plan.plan,
  task uuid not null references plan.task,
  target uuid references plan.target,
  title_zh text not null check (length(title_zh) between 1 and 200),
  title_en text check (length(title_en) between 1 and 200),
  due date not null,
  met_fact uuid,
  met_on date,
  until_on date,
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  made_fact uuid not null,
  -- the fact by which the step was called met, and the one by which it was given up
  meeting_fact uuid,
  ended_fact uuid,
  check ((until_on is null) = (ended_fact is null)),
  check ((met_fact is null) = (meeting_fact is null)),
  check ((met_fact is null) = (met_on is null))
);
create index milestone_plan on plan.milestone (plan);

-- Why a figure beyond its range is right all the same (T08-2): then the target reads met.
create table plan.excess (
  id uuid primary key,
  plan uuid not null references plan.plan,
  target uuid not null references plan.target,
  from_on date not null,
  reason text not null check (length(reason) between 1 and 2000),
  document text not null check (length(document) between 1 and 300),
  by_account uuid,
  made_fact uuid not null
);
comment on table plan.excess is 'append-only: approved reasons for going beyond a range';
create index excess_plan on plan.excess (plan);

-- Dates of the year (verification windows, 06 P-110), with their history: the newest row of a name holds.
create table plan.setting (
  id uuid primary key,
  plan uuid not null references plan.plan,
  name text not null check (name in ('verify_q1', 'verify_q2', 'verify_q3', 'verify_q4', 'verify_year')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  by_name text not null default '',
  "on" date not null,
  made_fact uuid not null,
  no bigint generated always as identity
);
comment on table plan.setting is 'append-only: dates of the plan year';
create index setting_plan on plan.setting (plan, name, no desc);

-- Counts up with every change to plan rows, so that nodes know when to read them again.
create table plan.stamp (
  single boolean primary key default true check (single),
  n bigint not null default 0
);
insert into plan.stamp default values;
