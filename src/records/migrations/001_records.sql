-- One dated happening, reported with evidence. The state says whose turn it is; CHECKs tie it to what must then be there.
-- What changes on the way to the fact (state, version, standing …) stands in no index and finds room on its page: such an update touches no index,
-- so that serialisable transactions about neighbouring records do not make one another abort. For the same reason whose turn it is, and which fact
-- came of a record, are rows of their own (records.turn, records.born), and what belongs to a record is written with it and has no foreign key.
create table records.record (
  id uuid primary key,
  no bigint not null generated always as identity unique,
  pack text not null,
  pack_version smallint not null,
  kind text not null,
  programme text not null,
  period text,
  -- the recorder's unit; the unit to which the fact will belong
  unit uuid not null,
  fact_unit uuid,
  title text not null default '',
  happened_on date,
  "values" jsonb not null,
  state text not null default 'draft',
  version integer not null default 1 check (version > 0),
  recorder uuid,
  recorder_person uuid,
  recorder_name text not null default '',
  -- first submission: decides whether the happening was reported in time
  reported_on date,
  touched_on date not null,
  closed_on date,
  -- de-duplication key of the fact that this record would make
  key uuid,
  -- hashes of the combinations of fields by which likely doubles are found, the key among them
  likes uuid[] not null default '{}',
  -- the only fact; null for lists (records.entry) and logs (records.bulk)
  fact uuid,
  facts integer not null default 0 check (facts >= 0),
  standing text,
  bulk uuid,
  check (state in ('draft', 'waiting', 'sent_back', 'confirmed', 'refused', 'withdrawn')),
  check (state not in ('waiting', 'sent_back', 'confirmed', 'refused') or reported_on is not null),
  check (state not in ('waiting', 'confirmed') or (happened_on is not null and period is not null)),
  check ((state in ('confirmed', 'refused', 'withdrawn')) = (closed_on is not null)),
  check ((state = 'confirmed') = (standing is not null)),
  check (standing in ('live', 'cancelled', 'struck')),
  check (state = 'confirmed' or (fact is null and facts = 0)),
  check (fact is null or facts = 1)
) with (fillfactor = 60);
create index record_unit on records.record (unit, no desc);
create index record_pack on records.record (pack, no desc);
create index record_kind_day on records.record (kind, happened_on) where happened_on is not null;
create index record_likes on records.record using gin (likes);
create index record_bulk on records.record (bulk) where bulk is not null;

-- Which fact came of which record; entry 0 where the record makes one fact, else the number of the list's entry.
create table records.born (
  fact uuid primary key,
  record uuid not null,
  entry smallint not null check (entry >= 0)
);
comment on table records.born is 'append-only: facts that records have made';

-- One side that has to agree, with the one who is asked: holders of a permission for a unit (null: the federation), a person, or an invited address.
create table records.confirmation (
  record uuid not null,
  side text not null,
  no smallint not null,
  permission text,
  unit uuid,
  person uuid,
  email text,
  name text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'dropped')),
  since date not null,
  due date,
  by_account uuid,
  by_person uuid,
  by_name text,
  "on" date,
  note text check (length(note) <= 2000),
  primary key (record, side, no),
  check (num_nonnulls(permission, person, email) = 1),
  check (unit is null or permission is not null),
  check ((state = 'confirmed') = ("on" is not null)),
  check (state = 'confirmed' or (by_account is null and by_person is null and by_name is null and note is null))
) with (fillfactor = 70);

-- Whose turn it is now: one row for each side that has still to speak; taken away when it has.
create table records.turn (
  record uuid not null,
  side text not null,
  no smallint not null,
  pack text not null,
  -- the recording unit
  of_unit uuid not null,
  permission text,
  unit uuid,
  person uuid,
  email text,
  name text not null,
  since date not null,
  due date,
  -- the day on which the one-time link was sent, so that an invitation goes out once
  invited_on date,
  primary key (record, side, no)
);
create index turn_permission on records.turn (permission, unit, since, record) where permission is not null;
create index turn_person on records.turn (person, since, record) where person is not null;
create index turn_uninvited on records.turn (since, record) where email is not null and invited_on is null;
create index turn_of_unit on records.turn (of_unit, since, record);

-- Files that have come in and been looked at; only who brought a file may attach it.
create table records.upload (
  account uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size > 0),
  at timestamptz not null default now(),
  primary key (account, hash)
);

create table records.evidence (
  record uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size > 0),
  by_account uuid,
  "on" date not null,
  primary key (record, hash)
);
create index evidence_hash on records.evidence (hash);

create table records.note (
  id uuid primary key,
  record uuid not null,
  act text not null,
  version integer not null,
  side text,
  reason text check (length(reason) <= 2000),
  by_account uuid,
  by_name text not null default '',
  "on" date not null,
  at timestamptz not null default now(),
  -- what the act replaced, so that a reader sees what was changed
  before jsonb
);
comment on table records.note is 'append-only: what was done to a record, by whom and why';
create index note_record on records.note (record, at, id);

-- Entries of a list that is published as one act.
create table records.entry (
  record uuid not null,
  no smallint not null,
  "values" jsonb not null,
  fact uuid not null,
  standing text not null check (standing in ('live', 'cancelled', 'struck')),
  primary key (record, no)
);

-- What must not be exceeded or be there twice: numbered places, and pools of one for what is exclusive. A place is held from the happening
-- until its fact is cancelled; the place of a struck fact was never held and its row goes.
create table records.place (
  pool text not null check (length(pool) <= 300),
  no smallint not null check (no > 0),
  fact uuid not null,
  record uuid not null references records.record,
  held_from date not null,
  held_until date check (held_until >= held_from),
  primary key (pool, no, fact, held_from)
);
create unique index place_held on records.place (pool, no) where held_until is null;
create index place_fact on records.place (fact);

-- An act over many rows, done in chunks; `done` counts rows that have been through, in file order, `made` those that made something.
-- A log waits until its record is confirmed.
create table records.bulk (
  id uuid primary key,
  kind text not null check (kind in ('import', 'log')),
  pack text not null,
  pack_version smallint not null,
  unit uuid not null,
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  ask jsonb not null default '{}',
  state text not null check (state in ('waiting', 'running', 'done', 'stopped')),
  total integer not null check (total >= 0),
  done integer not null default 0 check (done between 0 and total),
  made integer not null default 0 check (made between 0 and done),
  account uuid,
  person uuid,
  account_name text not null default '',
  began_on date not null,
  ended_on date,
  check ((state in ('done', 'stopped')) = (ended_on is not null)),
  check (state <> 'done' or done = total),
  check (state <> 'waiting' or (kind = 'log' and done = 0))
);
create index bulk_running on records.bulk (began_on, id) where state = 'running';
create index bulk_unit on records.bulk (unit, began_on desc, id);
create index bulk_file on records.bulk (file);

-- Facts that logs have made; the id is made from user, case and day, so that a file sent twice, or one that overlaps another, adds nothing twice.
create table records.logged (
  fact uuid primary key,
  record uuid not null references records.record
);
create index logged_record on records.logged (record);

-- Cancels, strikes and reinstates of the records' facts. `target` is what the act names, `root` the counting fact in the end.
create table records.void (
  fact uuid primary key,
  target uuid not null,
  root uuid not null,
  record uuid not null references records.record,
  how text not null check (how in ('cancel', 'strike', 'reinstate')),
  act text not null,
  "on" date not null,
  reason text not null check (length(reason) between 1 and 2000),
  by_account uuid,
  by_name text not null default '',
  recorded_on date not null,
  check ((how = 'reinstate') = (target <> root))
);
comment on table records.void is 'append-only: what was done to facts after they were born';
create index void_root on records.void (root);
create index void_record on records.void (record);

-- What later belongs to a confirmed record: a milestone, a publication, a first service. Its own confirmation makes its own fact.
create table records.follow_up (
  id uuid primary key,
  record uuid not null references records.record,
  step text not null,
  happened_on date not null,
  "values" jsonb not null,
  state text not null check (state in ('waiting', 'confirmed', 'refused')),
  permission text,
  unit uuid,
  person uuid,
  recorder uuid,
  recorder_name text not null default '',
  reported_on date not null,
  by_account uuid,
  by_name text,
  closed_on date,
  reason text check (length(reason) <= 2000),
  fact uuid unique,
  check ((state = 'waiting') = (closed_on is null)),
  check ((state = 'confirmed') = (fact is not null)),
  check (state <> 'refused' or reason is not null)
);
create index follow_up_record on records.follow_up (record, step, happened_on);

-- A one-time link. Only the hash of its token is kept.
create table records.invitation (
  token bytea primary key check (length(token) = 32),
  record uuid not null,
  side text not null,
  no smallint not null,
  email text not null,
  expires_on date not null,
  used_on date
);
create index invitation_side on records.invitation (record, side, no);

-- Who makes facts of a kind for a programme in a period. No row: the records do.
create table records.emitter (
  kind text not null,
  programme text not null,
  period text not null,
  emitter text not null check (emitter in ('records', 'engine')),
  since date not null,
  reason text not null,
  by_account uuid,
  primary key (kind, programme, period)
);
