-- Finding by name what a table of happenings writes out: by the text itself, without looking at every entry of the register.
create index statement_name on registry.statement ((value #>> '{}')) where predicate in ('name_zh', 'name_en');

-- Every name that an entry of the register has or had. What holds today is for `registry_read.subject` to say.
create view registry_read.name as
  select s.subject as id, s.value #>> '{}' as text from registry.statement s where s.predicate in ('name_zh', 'name_en');
