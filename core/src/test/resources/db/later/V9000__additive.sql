-- What a later version may do to a schema that servers of this version work on.
set local lock_timeout = '1s';

alter table job add column later text not null default 'unknown to older servers';
alter table server_lease add column later integer;
create table later (id bigint primary key, job_id bigint not null references job);
create index job_later on job (id) where state = 'new';
