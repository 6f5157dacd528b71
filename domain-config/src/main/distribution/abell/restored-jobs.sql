-- What becomes of jobs that were on their way when a backup was made; run by abell-restore.sh, once, before any server starts.
-- Variables: running (rerun or fail), time (of the backup).
--
-- Their job directories are not there, and processes of theirs must not be there any more. So what was queued or running waits
-- again as a further attempt, or fails; what was to be stopped is stopped; what was to be ended early fails, for what it wrote
-- is gone. What waited goes on waiting. All fences go up: nobody from before may write these jobs.

begin;

create temporary table way on commit drop as
select id,
       case when state = 'deleting' and info = '' then 'deleted'
            when state in ('deleting', 'stop', 'stopped') or :'running' = 'fail' then 'error'
            else 'resubmitted' end as becomes,
       case when state = 'deleting' then info
            when state in ('stop', 'stopped') or :'running' = 'fail'
              then 'It was ' || state || ' when the backup of ' || :'time' || ' was made, which was restored.'
            else 'It was ' || state || ' when the backup of ' || :'time' || ' was made, which was restored. It runs again.'
       end as why
from job
where state in ('queued', 'running', 'finishing', 'deleting', 'stop', 'stopped');

update job
set state = becomes, info = why, update_time = clock_timestamp(),
    end_time = case when becomes <> 'resubmitted' then clock_timestamp() end,
    start_time = case when becomes <> 'resubmitted' then start_time end,
    attempt = case when becomes = 'resubmitted' then attempt + 1 else attempt end,
    withdrawn = false, runner = null, runner_token = null, external_id = null, host = null,
    handler = null, preassigned = null, fence = fence + 1
from way
where job.id = way.id;

update history_item
set info = why, update_time = clock_timestamp()
from way
join job_output o on o.job_id = way.id
where history_item.id = o.item_id;

update dataset
set state = case becomes when 'resubmitted' then 'new' when 'deleted' then 'discarded' else 'error' end,
    update_time = clock_timestamp()
from way
join job_output o on o.job_id = way.id
join history_item i on i.id = o.item_id
where dataset.id = i.dataset_id;

insert into job_state_change (job_id, state, info, server, at)
select id, becomes, why, 'abell-restore', clock_timestamp() from way;

-- Taken, but not sent anywhere yet.
update job
set handler = null, fence = fence + 1
where state in ('new', 'resubmitted') and handler is not null;

-- Nobody of before lives: nobody has to be waited for.
update server_lease
set stopped = true, expires_at = least(expires_at, clock_timestamp());

-- The folder of before was another one: the first server marks the new one.
delete from setting where name = 'data_dir_mark';

commit;
