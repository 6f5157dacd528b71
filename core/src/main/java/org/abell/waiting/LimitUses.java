package org.abell.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.admission.LimitCounts;
import org.abell.admission.Usage;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.ConcurrencyLimit;
import org.abell.jobconf.ConcurrencyLimit.Scope;
import org.abell.jobconf.Destinations;
import org.abell.jobconf.Limits;
import org.abell.user.User;

/** Tells how far the configured limits are used. */
@ApplicationScoped
@Transactional
public class LimitUses {

  private final EntityManager em;
  private final JobConfigurations configurations;

  public LimitUses() {
    this(null, null);
  }

  @Inject
  public LimitUses(EntityManager em, JobConfigurations configurations) {
    this.em = em;
    this.configurations = configurations;
  }

  /** Those for everybody's jobs, then each user's that is reached or nearly so. */
  public List<LimitUse> all() {
    var jobs = configurations.current().jobs();
    var usage = new LimitCounts(em).read(jobs.destinations());
    var uses = new ArrayList<LimitUse>();
    limits(jobs.limits().totalAt(), jobs.destinations(), Scope.DESTINATION, Scope.TAG)
        .forEach(l -> uses.add(new LimitUse(l, Optional.empty(), usage.against(l, 0))));
    var ofUsers = ofUsers(jobs.limits(), jobs.destinations());
    for (var user : usage.users()) {
      uses.addAll(near(user, ofUsers, usage));
    }
    return uses;
  }

  private List<LimitUse> near(long userId, List<ConcurrencyLimit> limits, Usage usage) {
    var near =
        limits.stream()
            .map(l -> new LimitUse(l, Optional.of(""), usage.against(l, userId)))
            .filter(LimitUse::isNear)
            .toList();
    if (near.isEmpty()) {
      return near;
    }
    var email = em.find(User.class, userId).email();
    return near.stream().map(u -> new LimitUse(u.limit(), Optional.of(email), u.used())).toList();
  }

  private static List<ConcurrencyLimit> ofUsers(Limits limits, Destinations destinations) {
    return Stream.concat(
            limits.registeredUser().stream().mapToObj(n -> new ConcurrencyLimit(Scope.USER, "", n)),
            limits(limits.userAt(), destinations, Scope.USER_DESTINATION, Scope.USER_TAG))
        .toList();
  }

  private static Stream<ConcurrencyLimit> limits(
      Map<String, Integer> most, Destinations destinations, Scope byId, Scope byTag) {
    return most.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                new ConcurrencyLimit(
                    destinations.destination(e.getKey()).isPresent() ? byId : byTag,
                    e.getKey(),
                    e.getValue()));
  }
}
