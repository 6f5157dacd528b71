package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds jobs of the same tool that read the same files. */
@ApplicationScoped
@Transactional
public class JobTwins {

  /** More are not looked at: the newest ones are what is asked for. */
  private static final int MOST = 200;

  private static final String SAME_TOOL =
      """
      select j from Job j
      where j.user.id = :user and j.toolId = :tool and j.toolVersion = :version
        and j.state in :states
        and (select count(i) from JobInput i where i.job = j) = :inputs
        and not exists (
          select o.id from JobOutput o
          where o.job = j and (o.item.deleted = true or o.item.purged = true))
      """;

  private static final String SAME_FILE =
      """
        and exists (
          select i.id from JobInput i
          where i.job = j and i.name = :name%1$d and i.item.dataset.id = :file%1$d)
      """;

  private final EntityManager em;

  public JobTwins() {
    this(null);
  }

  @Inject
  public JobTwins(EntityManager em) {
    this.em = em;
  }

  /** Whose jobs, of which tool, and in which states. */
  public record Query(long userId, String toolId, String toolVersion, Set<JobState> states) {}

  /**
   * The jobs, the newest first.
   *
   * @param inputs the files that they read, by the names of the inputs
   */
  public List<Job> newestFirst(Query query, Map<String, Long> inputs) {
    var names = List.copyOf(inputs.keySet());
    var text = new StringBuilder(SAME_TOOL);
    for (var i = 0; i < names.size(); i++) {
      text.append(SAME_FILE.formatted(i));
    }
    var select =
        em.createQuery(text + " order by j.id desc", Job.class)
            .setParameter("user", query.userId())
            .setParameter("tool", query.toolId())
            .setParameter("version", query.toolVersion())
            .setParameter("states", query.states())
            .setParameter("inputs", (long) names.size())
            .setMaxResults(MOST);
    for (var i = 0; i < names.size(); i++) {
      select
          .setParameter("name" + i, names.get(i))
          .setParameter("file" + i, inputs.get(names.get(i)));
    }
    return select.getResultList();
  }
}
