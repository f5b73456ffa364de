-- What rooms may join in their lists: facts with their seal, measures, the ledger. Views of single tables, so that they cost nothing.
create schema if not exists kernel_read;
create view kernel_read.fact as
  select id, kind, version, room, subject, unit, effective_on, recorded_on, recorded_at, reported_on, actor, programme, target, how, command, data from kernel.fact;
create view kernel_read.seal as select seq, fact, hash from kernel.seal;
create view kernel_read.seal_day as select day, first_seq, last_seq, head from kernel.seal_day;
create view kernel_read.measure as select no, id, version, rule, built_to from kernel.measure;
create view kernel_read.entry as select measure, unit, key, about, k, e, d from kernel.entry;
create view kernel_read.left_out as select measure, about, reason, e, unit from kernel.left_out;
create view kernel_read.void as select seq, target, root, how, e from kernel.void;
create view kernel_read.projection as select seq, day from kernel.projection;
create view kernel_read.unit_no as select no, unit from kernel.unit_no;
