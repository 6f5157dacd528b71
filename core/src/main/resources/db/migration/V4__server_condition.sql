-- What a server tells of itself beside its lease; servers of the version before know nothing of it and need not.
-- A statement that holds the table for long must not make all others wait behind the change.
set local lock_timeout = '5s';

alter table server_lease
  -- How far its clock is ahead of the database's, in milliseconds.
  add column clock_offset bigint,
  -- What it says of the shared folder, as a sentence; empty when all is well.
  add column trouble text not null default '';
