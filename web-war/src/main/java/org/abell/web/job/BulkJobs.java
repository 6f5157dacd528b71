package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.abell.job.ActionResult;
import org.abell.job.Admin;
import org.abell.job.JobAction;
import org.abell.job.JobControl;
import org.abell.job.JobLog;
import org.abell.web.job.BulkResult.Group;
import org.abell.web.job.BulkResult.Named;
import org.abell.web.protocol.Ids;
import org.jboss.logging.Logger;

/**
 * Does the same to many jobs. They are locked in small parts, each in a transaction of its own, so
 * that handlers need not wait for all of them; a job that cannot be changed stops no other.
 */
@RequestScoped
@Transactional(TxType.NOT_SUPPORTED)
public class BulkJobs {

  private static final Logger LOG = Logger.getLogger(BulkJobs.class);
  private static final int AT_ONCE = 50;
  private static final int MOST_NAMED = 40;

  private final JobControl control;
  private final Ids ids;

  public BulkJobs() {
    this(null, null);
  }

  @Inject
  public BulkJobs(JobControl control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  /** Does it, and tells of each job what became of it. */
  public BulkResult act(JobAction action, List<Long> jobs, Admin admin) {
    var results = new ArrayList<ActionResult>();
    for (var from = 0; from < jobs.size(); from += AT_ONCE) {
      var part = jobs.subList(from, Math.min(jobs.size(), from + AT_ONCE));
      results.addAll(together(action, part, admin));
    }
    return told(results);
  }

  private List<ActionResult> together(JobAction action, List<Long> part, Admin admin) {
    try {
      return control.act(action, part, admin);
    } catch (RuntimeException e) {
      LOG.debugf("%d jobs one by one, for together they fail: %s", part.size(), e.getMessage());
      return part.stream().flatMap(id -> alone(action, id, admin)).toList();
    }
  }

  private Stream<ActionResult> alone(JobAction action, long id, Admin admin) {
    try {
      return control.act(action, List.of(id), admin).stream();
    } catch (RuntimeException e) {
      JobLog.about(id, () -> LOG.warnf(e, "job %d: %s by %s failed", id, action, admin.name()));
      return Stream.of(new ActionResult(id, false, "It could not be changed; the log says why."));
    }
  }

  private BulkResult told(List<ActionResult> results) {
    var done = results.stream().filter(ActionResult::done).count();
    var groups = new LinkedHashMap<String, List<ActionResult>>();
    results.forEach(r -> groups.computeIfAbsent(r.text(), t -> new ArrayList<>()).add(r));
    return new BulkResult(
        "Done to %d of %d jobs.".formatted(done, results.size()),
        false,
        groups.values().stream().map(this::group).toList());
  }

  private Group group(List<ActionResult> same) {
    return new Group(
        same.get(0).done(),
        same.get(0).text(),
        same.stream()
            .limit(MOST_NAMED)
            .map(r -> new Named(ids.encode(r.jobId()), r.jobId()))
            .toList(),
        Math.max(0, same.size() - MOST_NAMED));
  }
}
