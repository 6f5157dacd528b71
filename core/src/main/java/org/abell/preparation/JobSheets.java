package org.abell.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.dataset.ToolDatasets;
import org.abell.job.InputCheck;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobParameter;
import org.abell.job.JobRoute;
import org.abell.jobconf.DestinationAdditions;
import org.abell.toolinput.ToolDataset;

/** Reads jobs for their handlers. */
@ApplicationScoped
@Transactional
public class JobSheets {

  private static final String OWNED =
      """
      select j from Job j join fetch j.user join fetch j.history
      where j.id = :id and j.handler = :handler and j.fence = :fence
      """;

  private final EntityManager em;

  public JobSheets() {
    this(null);
  }

  @Inject
  public JobSheets(EntityManager em) {
    this.em = em;
  }

  /** The job as it stands, if the claim still holds. */
  public Optional<JobSheet> read(JobClaim claim, ToolDatasets datasets) {
    return em.createQuery(OWNED, Job.class)
        .setParameter("id", claim.jobId())
        .setParameter("handler", claim.handler())
        .setParameter("fence", claim.fence())
        .getResultStream()
        .findFirst()
        .map(job -> sheet(job, datasets));
  }

  private static JobSheet sheet(Job job, ToolDatasets datasets) {
    var outputs = new LinkedHashMap<String, ToolDataset>();
    job.outputs().forEach(o -> outputs.put(o.name(), datasets.of(o.item())));
    return new JobSheet(
        job.id(),
        job.toolId(),
        job.toolVersion(),
        job.state(),
        job.parameters().stream()
            .collect(Collectors.toMap(JobParameter::name, JobParameter::value)),
        job.inputs().stream().map(i -> datasets.of(i.item())).toList(),
        outputs,
        InputCheck.of(job),
        job.route().runner(),
        job.route().token(),
        target(job.route()),
        owner(job));
  }

  private static JobSheet.Target target(JobRoute route) {
    return new JobSheet.Target(
        route.destinationId(),
        DestinationAdditions.of(route.params(), route.environment()),
        route.attempt());
  }

  private static JobSheet.Owner owner(Job job) {
    var user = job.user();
    return new JobSheet.Owner(user.id(), user.email(), user.username(), job.history().id());
  }
}
