-- What the job configuration needs: assignment, destinations, limits, resubmission, drain.

alter table job
  -- The handler chosen at submission by the methods that choose one; any other waits for the tag.
  add column preassigned        text,
  -- While a job waits: the destination is what a rule decided, and holds as long as this configuration does.
  add column planned_by         text        not null default '',
  -- An admin chose the destination; no rule is asked.
  add column pinned             boolean     not null default false,
  -- What a rule or a resubmission adds to the destination of the configuration, as JSON objects.
  add column destination_params text        not null default '{}',
  add column destination_env    text        not null default '[]',
  -- Where its processes are; empty for runners whose jobs can be watched from any host.
  add column host               text,
  -- Not to be dispatched earlier: the delay of a resubmission, or a rule that said "not yet".
  add column not_before         timestamptz,
  -- 1, and 1 more for each resubmission.
  add column attempt            integer     not null default 1,
  add column queued_time        timestamptz,
  -- An admin wants it back from its destination: its handler stops it and lets it wait again.
  add column withdrawn          boolean     not null default false;

-- Only what waits; each user's part of it can be read by itself, in order: what is to be sent again comes before what is new.
drop index job_waiting;
create index job_waiting on job (user_id, state desc, priority desc, id)
  where state in ('new', 'resubmitted') and handler is null;

-- Counting for limits never sees a finished job.
create index job_active on job (destination_id, user_id) where state in ('queued', 'running');
create index job_active_of_user on job (user_id) where state in ('queued', 'running', 'resubmitted');
-- The running time a user has used up, and the plots of the last hour and day.
create index job_ended on job (end_time) where end_time is not null;

alter table server_lease
  -- working; draining: takes nothing; handing_over: the others take its jobs.
  add column mode          text        not null default 'working' check (mode in ('working', 'draining', 'handing_over')),
  add column mode_set_by   text        not null default '',
  add column mode_reason   text        not null default '',
  -- The fingerprint of the job configuration it obeys, and what is wrong with the newest file.
  add column configuration text        not null default '',
  add column problem       text        not null default '',
  -- When its job loop last came round; the lease of a stuck one is not renewed.
  add column round_at      timestamptz,
  -- A word that only one process knows: two of the same name cannot share the lease.
  add column process       text        not null default '',
  -- What the server's own system property says; the stricter one of the two modes holds.
  add column own_mode      text        not null default 'working' check (own_mode in ('working', 'draining', 'handing_over'));
alter table server_lease
  add column effective_mode text generated always as (
    case when 'handing_over' in (mode, own_mode) then 'handing_over'
         when 'draining' in (mode, own_mode) then 'draining'
         else 'working' end) stored;

create trigger server_mode_updated after update on server_lease for each row
  when (old.effective_mode is distinct from new.effective_mode) execute function cluster_changed();

-- A job that waits again or otherwise: another plan, another priority, another tag.
create trigger job_waiting_updated after update on job for each row
  when (old.state = new.state and new.state in ('new', 'resubmitted') and new.handler is null
        and (old.priority, old.handler_tag, old.preassigned, old.planned_by, old.destination_id, old.not_before)
            is distinct from
            (new.priority, new.handler_tag, new.preassigned, new.planned_by, new.destination_id, new.not_before))
  execute function job_changed();

-- Given from one handler to another, or wanted back: both look at once.
create trigger job_moved after update on job for each row
  when (old.handler <> new.handler or (new.withdrawn and not old.withdrawn))
  execute function cluster_changed();

-- An output that takes the place of a failed one takes its number, too; the failed one stays, hidden.
alter table history_item drop constraint history_item_history_id_hid_key;
create index history_item_hid on history_item (history_id, hid, id);

-- Work that one server at a time does for all, and when it was last begun.
create table chore (
  name  text        primary key,
  begun timestamptz not null
);
