-- A report is frozen: plan, quarter, E and seal, and the canonical data that followed from them. Nothing here is ever changed.
create table reports.report (
  id uuid primary key,
  plan uuid not null,
  year integer not null,
  quarter smallint not null check (quarter between 1 and 4),
  number smallint not null check (number >= 1),
  as_of date not null,
  seq bigint not null,
  head text not null check (head ~ '^[0-9a-f]{64}$'),
  data jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  issued_on date not null,
  issued_by uuid,
  fact uuid not null,
  unique (plan, quarter, number)
);
comment on table reports.report is 'append-only: issued reports';
create index report_year on reports.report (year, quarter, number desc);
