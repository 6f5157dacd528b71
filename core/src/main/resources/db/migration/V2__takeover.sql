-- What taking jobs over from lost handlers needs to know.

-- Whoever has only just got (back) a lease may have been away itself, or all were: it waits before it calls others lost.
alter table server_lease add column valid_since timestamptz not null default clock_timestamp();
-- Stopped in good order: nobody has to wait.
alter table server_lease add column stopped boolean not null default false;

-- Not about a single job: whoever listens looks at everything.
create function cluster_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('abell_cluster', '');
  return null;
end
$$;
create trigger job_lock_updated after update on job_lock for each row
  when (old.active is distinct from new.active) execute function cluster_changed();
create trigger server_stopped after update on server_lease for each row
  when (new.stopped and not old.stopped) execute function cluster_changed();

-- A job that changes hands, or is given back, without a new state.
create trigger job_owner_updated after update on job for each row
  when (old.state = new.state and old.handler is not null and old.handler is distinct from new.handler)
  execute function job_changed();
