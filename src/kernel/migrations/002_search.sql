-- The federation's today, for views of any room.
create schema kernel_read;
create function kernel_read.today() returns date language sql stable parallel safe as $$
  select coalesce((select demo_today from kernel.clock), (now() at time zone 'Asia/Shanghai')::date)
$$;

-- What can be searched for. Chinese as single characters and pairs with their positions, so that a word of one or two characters is found;
-- Latin words by their stems. Who may find it is part of the row, so that no list, count or timing shows more than the page would.
create table kernel.search_document (
  room text not null,
  kind text not null,
  id text not null,
  title text not null,
  title_en text not null default '',
  body text not null default '',
  link text not null,
  -- null: anyone; else holders of the permission, for the unit or (null) for the whole federation
  permission text,
  unit uuid,
  vector tsvector not null,
  primary key (room, kind, id),
  check (unit is null or permission is not null)
);
create index search_document_vector on kernel.search_document using gin (vector);
