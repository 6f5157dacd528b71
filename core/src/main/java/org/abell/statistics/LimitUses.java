package org.abell.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.admission.LimitCounts;
import org.abell.admission.Usage;
import org.abell.jobconf.ConcurrencyLimit;
import org.abell.jobconf.ConcurrencyLimit.Scope;
import org.abell.jobconf.Destinations;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.Limits;

/** What is used of the limits on active jobs, counted as admission counts it. */
@ApplicationScoped
@Transactional
public class LimitUses {

  private static final int MOST_USERS = 20;

  private final EntityManager em;

  public LimitUses() {
    this(null);
  }

  @Inject
  public LimitUses(EntityManager em) {
    this.em = em;
  }

  /** Everybody's limits, then those of the users who have used most of theirs. */
  public List<LimitUse> of(JobConfiguration jobs) {
    var usage = new LimitCounts(em).read(jobs.destinations());
    var uses = new ArrayList<LimitUse>();
    keyed(jobs.limits().totalAt(), Scope.DESTINATION, Scope.TAG, jobs.destinations())
        .map(limit -> new LimitUse(limit, "", usage.against(limit, 0)))
        .forEach(uses::add);
    var emails = emails(usage.users());
    ofUsers(jobs.limits(), jobs.destinations())
        .flatMap(limit -> ofUsers(limit, usage, emails))
        .forEach(uses::add);
    return uses;
  }

  private static Stream<ConcurrencyLimit> ofUsers(Limits limits, Destinations destinations) {
    var anywhere =
        limits.registeredUser().stream()
            .mapToObj(most -> new ConcurrencyLimit(Scope.USER, "", most));
    return Stream.concat(
        anywhere, keyed(limits.userAt(), Scope.USER_DESTINATION, Scope.USER_TAG, destinations));
  }

  private static Stream<ConcurrencyLimit> keyed(
      Map<String, Integer> most, Scope byId, Scope byTag, Destinations destinations) {
    return most.keySet().stream()
        .sorted()
        .map(
            key ->
                new ConcurrencyLimit(
                    destinations.destination(key).isPresent() ? byId : byTag, key, most.get(key)));
  }

  private static Stream<LimitUse> ofUsers(
      ConcurrencyLimit limit, Usage usage, Map<Long, String> emails) {
    return emails.entrySet().stream()
        .map(e -> new LimitUse(limit, e.getValue(), usage.against(limit, e.getKey())))
        .filter(use -> use.used() > 0)
        .sorted(Comparator.comparingInt(LimitUse::used).reversed().thenComparing(LimitUse::user))
        .limit(MOST_USERS);
  }

  private Map<Long, String> emails(Collection<Long> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    return em.createQuery("select u.id, u.email from User u where u.id in :ids", Object[].class)
        .setParameter("ids", users)
        .getResultStream()
        .collect(Collectors.toMap(r -> (Long) r[0], r -> (String) r[1]));
  }
}
