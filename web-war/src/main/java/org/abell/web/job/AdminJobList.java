package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.abell.job.Job;
import org.abell.job.JobLocks;
import org.abell.job.JobQuery;
import org.abell.job.JobQuery.Order;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;

/** Makes the admins' list of jobs, a page at a time. */
@RequestScoped
public class AdminJobList {

  private static final int PAGE = 50;

  private final Jobs jobs;
  private final JobLocks locks;
  private final Ids ids;

  public AdminJobList() {
    this(null, null, null);
  }

  @Inject
  public AdminJobList(Jobs jobs, JobLocks locks, Ids ids) {
    this.jobs = jobs;
    this.locks = locks;
    this.ids = ids;
  }

  /** One page of the jobs that fit. */
  AdminJobsView view(String search, String state, int offset) {
    var query = query(search, state, offset);
    var count = jobs.count(query);
    var rows = jobs.list(query).stream().map(this::row).toList();
    return new AdminJobsView(
        locks.current(),
        search,
        StateChoice.choices(state),
        caption(count, offset, rows.size()),
        rows,
        text(search, state, offset),
        Optional.of(offset - PAGE).filter(o -> o >= 0).map(o -> text(search, state, o)),
        Optional.of(offset + PAGE).filter(o -> o < count).map(o -> text(search, state, o)));
  }

  private static JobQuery query(String search, String state, int offset) {
    return new JobQuery(
        StateChoice.states(state),
        List.of(),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        JobSearch.parse(search, true),
        Order.UPDATE_TIME,
        PAGE,
        offset);
  }

  private AdminJobsView.Row row(Job job) {
    return new AdminJobsView.Row(
        ids.encode(job.id()),
        job.id(),
        job.state().label(),
        job.waitReason(),
        job.toolId(),
        job.user().email(),
        job.submittedBy(),
        job.handler().orElse(""),
        job.route().runner().orElse(""),
        job.route().externalId().orElse(""),
        Shown.time(job.updateTime()),
        job.state().canBecome(JobState.DELETING));
  }

  private static String caption(long count, int offset, int shown) {
    return shown == 0
        ? "Jobs: none"
        : "Jobs %d to %d of %d, the last changed first"
            .formatted(offset + 1, offset + shown, count);
  }

  private static String text(String search, String state, int offset) {
    return "search=%s&state=%s&offset=%d"
        .formatted(
            URLEncoder.encode(search, StandardCharsets.UTF_8),
            URLEncoder.encode(state, StandardCharsets.UTF_8),
            offset);
  }
}
