-- What the register cannot decide by itself: two readings of a source, a code that does not fit a kind. Someone answers, and the answer is kept.
create table registry.question (
  id uuid primary key,
  -- the unit or entry that it is about
  subject uuid not null,
  what text not null check (what ~ '^[a-z][a-z_]{1,39}$'),
  detail jsonb not null,
  -- the statement that would be corrected by a yes: { predicate, value }
  repair jsonb,
  source text not null,
  fact uuid not null,
  raised_on date not null,
  raised_at timestamptz not null default now()
);
comment on table registry.question is 'append-only: what the register asks a person';
create index question_page on registry.question (raised_at, id);
create index question_subject on registry.question (subject);

create table registry.answer (
  question uuid primary key references registry.question (id),
  choice text not null check (choice in ('repair', 'keep')),
  reason text not null,
  fact uuid not null,
  answered_by uuid,
  answered_on date not null,
  answered_at timestamptz not null default now()
);
comment on table registry.answer is 'append-only: what a person answered, and why';
