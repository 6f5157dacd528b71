package org.abell.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abell.dataset.ToolDatasets;
import org.abell.installation.Installation;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobInput;
import org.abell.job.JobParameter;
import org.abell.job.JobState;
import org.abell.jobconf.ResourceQuestion;
import org.abell.mapping.JobFacts;

/** Reads what rules may know of a waiting job. */
@ApplicationScoped
@Transactional
public class JobFactsReader {

  private static final String WAITING =
      """
      select j from Job j join fetch j.user join fetch j.history
      where j.id = :id and j.handler = :handler and j.fence = :fence and j.state in :states
      """;

  private final EntityManager em;

  public JobFactsReader() {
    this(null);
  }

  @Inject
  public JobFactsReader(EntityManager em) {
    this.em = em;
  }

  /** The facts, if the job still waits under the claim. */
  public Optional<JobFacts> read(JobClaim claim, Installation installation) {
    return em.createQuery(WAITING, Job.class)
        .setParameter("id", claim.jobId())
        .setParameter("handler", claim.handler())
        .setParameter("fence", claim.fence())
        .setParameter("states", Set.of(JobState.NEW, JobState.RESUBMITTED))
        .getResultStream()
        .findFirst()
        .map(job -> facts(job, installation));
  }

  private static JobFacts facts(Job job, Installation installation) {
    var datasets = installation.toolDatasets();
    var user = job.user();
    return new JobFacts(
        job.id(),
        job.toolId(),
        job.toolVersion(),
        new JobFacts.Owner(user.id(), user.email(), user.username()),
        job.history().id(),
        parameters(job),
        job.inputs().stream().map(input -> input(input, datasets)).toList(),
        job.route().attempt(),
        Map.of(),
        resources(job),
        runsInDocker(job, installation));
  }

  private static Map<String, String> parameters(Job job) {
    return job.parameters().stream()
        .filter(p -> !p.name().equals(ResourceQuestion.NAME))
        .collect(Collectors.toMap(JobParameter::name, JobParameter::value));
  }

  private static Map<String, String> resources(Job job) {
    return job.parameters().stream()
        .filter(p -> p.name().equals(ResourceQuestion.NAME))
        .findFirst()
        .map(p -> ResourceQuestion.answers(p.value()))
        .orElse(Map.of());
  }

  private static boolean runsInDocker(Job job, Installation installation) {
    return installation.toolBox().find(job.toolId(), job.toolVersion()).stream()
        .flatMap(tool -> tool.requirements().stream())
        .anyMatch(
            r ->
                r.kind().equals("container")
                    && "docker".equals(r.attributes().getOrDefault("type", "docker")));
  }

  private static JobFacts.Input input(JobInput input, ToolDatasets datasets) {
    var item = input.item();
    return new JobFacts.Input(
        input.name(), item.extension(), item.dataset().fileSize(), datasets.of(item).path());
  }
}
