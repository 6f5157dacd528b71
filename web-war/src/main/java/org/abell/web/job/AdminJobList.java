package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.abell.job.JobLocks;
import org.abell.job.Jobs;

/** Makes the admins' list of jobs, a page at a time. */
@RequestScoped
@Transactional
public class AdminJobList {

  /** Counting stops there: what is beyond costs time and says nothing more. */
  static final int MOST_COUNTED = 10_000;

  private static final int PAGE = 50;

  private final Jobs jobs;
  private final JobLocks locks;
  private final JobTargets targets;
  private final AdminJobRows rows;

  public AdminJobList() {
    this(null, null, null, null);
  }

  @Inject
  public AdminJobList(Jobs jobs, JobLocks locks, JobTargets targets, AdminJobRows rows) {
    this.jobs = jobs;
    this.locks = locks;
    this.targets = targets;
    this.rows = rows;
  }

  /** One page of the jobs that fit. */
  public AdminJobsView view(AdminJobFilter filter) {
    var query = filter.toQuery(rows.now(), PAGE);
    var count = jobs.ids(query, MOST_COUNTED + 1).size();
    var found = jobs.list(query);
    var offset = filter.offset();
    return new AdminJobsView(
        locks.current(),
        filter,
        targets.choices(filter),
        caption(offset, found.size(), counted(count)),
        counted(count),
        AdminJobColumns.of(filter),
        rows.of(found, filter),
        offset == 0 ? Optional.empty() : Optional.of(filter.at(Math.max(0, offset - PAGE)).query()),
        Optional.of(filter.at(offset + PAGE).query()).filter(q -> offset + PAGE < count));
  }

  /** The numbers of all jobs that fit, on whatever page. */
  public List<Long> all(AdminJobFilter filter) {
    return jobs.ids(filter.toQuery(rows.now(), PAGE), MOST_COUNTED);
  }

  private static String counted(int count) {
    return count > MOST_COUNTED ? "more than " + MOST_COUNTED : String.valueOf(count);
  }

  private static String caption(int offset, int shown, String count) {
    return shown == 0
        ? "Jobs: none"
        : "Jobs %d to %d of %s".formatted(offset + 1, offset + shown, count);
  }
}
