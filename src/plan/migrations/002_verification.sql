-- Verification of a quarter or of the year by sample, and disputes (06 §6).

-- The seed is made by the house and published before anything is drawn. E and K are fixed with it, so that nobody can choose a sample he likes, nor change what it
-- is drawn from.
create table plan.seed (
  id uuid primary key,
  plan uuid not null references plan.plan,
  name text not null check (name in ('verify_q1', 'verify_q2', 'verify_q3', 'verify_q4', 'verify_year')),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  from_on date not null,
  as_of date not null check (as_of >= from_on),
  seq bigint not null check (seq >= 0),
  "on" date not null,
  by_account uuid,
  by_name text not null default '',
  made_fact uuid not null,
  unique (plan, name)
);
comment on table plan.seed is 'append-only: seeds of samples, as published';

-- What was drawn of one figure. `digest` is the SHA-256 of the drawn facts in their order: whoever draws again gets the same.
create table plan.sample (
  id uuid primary key,
  plan uuid not null references plan.plan,
  seed uuid not null references plan.seed,
  target uuid not null references plan.target,
  code text not null,
  measure integer not null,
  population integer not null check (population >= 1),
  size integer not null check (size between 1 and population),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  due date not null,
  drawn_on date not null,
  made_fact uuid not null,
  agreed integer check (agreed >= 0),
  errors integer check (errors >= 0),
  not_checkable integer check (not_checkable >= 0),
  reopened boolean,
  done_on date check (done_on >= drawn_on),
  done_fact uuid,
  check (num_nulls(agreed, errors, not_checkable, reopened, done_on, done_fact) in (0, 6)),
  check (done_on is null or agreed + errors + not_checkable = size),
  unique (seed, target)
);
create index sample_plan on plan.sample (plan, drawn_on, id);

create table plan.sample_row (
  sample uuid not null references plan.sample,
  no integer not null check (no >= 1),
  fact uuid not null,
  seq bigint not null,
  happened_on date not null,
  unit uuid,
  outcome text check (outcome in ('agreed', 'error', 'not_checkable')),
  error text check (error in ('not_happened', 'wrong_day', 'wrong_unit', 'counted_twice', 'out_of_scope', 'evidence_missing', 'wrong_detail')),
  -- an error that unseats the fact is put to the other side and decided as a dispute
  dispute uuid,
  reason text not null default '' check (length(reason) <= 2000),
  by_account uuid,
  by_name text not null default '',
  "on" date,
  checked_fact uuid,
  primary key (sample, no),
  unique (sample, fact),
  check ((outcome is null) = (checked_fact is null)),
  check ((outcome is null) = ("on" is null)),
  check (coalesce(outcome = 'error', false) = (error is not null)),
  check (outcome is null or outcome = 'agreed' or reason <> ''),
  check (dispute is null or (outcome = 'error' and error <> 'wrong_detail'))
);
create index sample_row_fact on plan.sample_row (fact);

-- A figure whose sample shows too many errors is open again: each unit in it reviews all its rows.
create table plan.row_review (
  sample uuid not null references plan.sample,
  unit uuid not null,
  rows integer not null check (rows >= 1),
  due date not null,
  wrong integer check (wrong >= 0 and wrong <= rows),
  note text not null default '' check (length(note) <= 2000),
  by_account uuid,
  by_name text not null default '',
  done_on date,
  made_fact uuid,
  primary key (sample, unit),
  check (num_nulls(wrong, done_on, made_fact) in (0, 3))
);
create index row_review_unit on plan.row_review (unit);

create table plan.dispute (
  id uuid primary key,
  no bigint generated always as identity unique,
  plan uuid not null references plan.plan,
  target uuid not null references plan.target,
  code text not null,
  about text not null check (about in ('fact', 'not_counted', 'denominator', 'rule')),
  -- which change of the register, or which reading of the rule, in words
  point text not null default '' check (length(point) <= 300),
  -- who disputes; null: the federation's verifiers, by a finding of a sample
  unit uuid,
  -- who answers; null: the federation office
  respondent uuid,
  sample uuid references plan.sample,
  state text not null check (state in ('raised', 'answered', 'decided', 'appealed', 'final')),
  outcome text check (outcome in ('upheld', 'partly', 'refused')),
  raised_on date not null,
  answer_due date not null check (answer_due >= raised_on),
  decide_due date not null check (decide_due >= answer_due),
  appeal_due date,
  final_on date,
  check (unit is not null or sample is not null),
  check (unit is distinct from respondent or sample is not null),
  check (about in ('fact', 'not_counted') or point <> ''),
  check ((state in ('raised', 'answered')) = (outcome is null)),
  check ((outcome is null) = (appeal_due is null)),
  check ((state = 'final') = (final_on is not null))
);
create index dispute_list on plan.dispute (plan, no desc);
create index dispute_due on plan.dispute (state) where state in ('raised', 'decided');

-- The facts that a dispute is about, and what became of each: the strike or reinstatement that the decision made, and the one that an appeal made of it.
create table plan.dispute_fact (
  dispute uuid not null references plan.dispute,
  fact uuid not null,
  seq bigint,
  happened_on date not null,
  unit uuid,
  upheld boolean,
  effect uuid,
  undone uuid,
  primary key (dispute, fact),
  check (effect is null or upheld is not null),
  check (undone is null or effect is not null)
);
create index dispute_fact_fact on plan.dispute_fact (fact);

create table plan.dispute_step (
  dispute uuid not null references plan.dispute,
  no smallint not null check (no >= 1),
  act text not null check (act in ('raise', 'answer', 'pass', 'decide', 'appeal', 'decide_appeal', 'close')),
  outcome text check (outcome in ('upheld', 'partly', 'refused')),
  text text not null default '' check (length(text) <= 4000),
  unit uuid,
  by_account uuid,
  by_name text not null default '',
  "on" date not null,
  fact uuid not null,
  primary key (dispute, no),
  check ((act in ('decide', 'decide_appeal')) = (outcome is not null)),
  check (act in ('pass', 'close') or text <> '')
);
comment on table plan.dispute_step is 'append-only: what was said and decided in a dispute';

create table plan.dispute_file (
  dispute uuid not null references plan.dispute,
  step smallint not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size > 0),
  primary key (dispute, step, hash)
);
comment on table plan.dispute_file is 'append-only: evidence in disputes';
