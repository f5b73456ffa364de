-- Names of people in their scripts and over time. Personal values: they go with the person, so nothing here is append-only; facts hold ids only.
create table registry.person_name (
  id uuid primary key,
  person uuid not null references registry.person (id),
  kind text not null check (kind in ('legal', 'former', 'pen', 'transliterated', 'foreign')),
  script text not null check (script in ('hans', 'hant', 'latn', 'other')),
  text text not null check (length(text) between 1 and 120),
  surname text check (length(surname) between 1 and 80),
  given text check (length(given) between 1 and 80),
  surname_first boolean not null,
  -- without tones, capitals, blanks and signs: what a search compares
  folded text not null,
  valid_from date not null,
  from_precision text not null check (from_precision in ('day', 'month', 'year')),
  valid_to date check (valid_to > valid_from),
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  fact uuid not null,
  source text not null,
  supersedes uuid references registry.person_name (id),
  reason text,
  withdrawn boolean not null default false,
  check (supersedes is null or reason is not null),
  check (not withdrawn or supersedes is not null),
  check ((surname is null) = (given is null)),
  constraint person_name_superseded_once unique (supersedes)
);
create index person_name_person on registry.person_name (person);
create index person_name_folded on registry.person_name (folded text_pattern_ops);

-- Numbers by which a person is known elsewhere, and how it is known that they are his.
create table registry.person_identifier (
  id uuid primary key,
  person uuid not null references registry.person (id),
  scheme text not null check (scheme in ('orcid', 'isni')),
  value text not null check (length(value) between 5 and 40),
  standing text not null check (standing in ('self_claimed', 'authenticated', 'read_from_work')),
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  fact uuid not null,
  source text not null,
  constraint person_identifier_once unique (person, scheme, value, standing)
);
create index person_identifier_value on registry.person_identifier (scheme, value);
-- One number that its owner has proved is one person's.
create unique index person_identifier_authenticated on registry.person_identifier (scheme, value) where standing = 'authenticated';
