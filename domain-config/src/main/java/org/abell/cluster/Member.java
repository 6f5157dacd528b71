package org.abell.cluster;

import java.util.List;

/**
 * One server of the cluster.
 *
 * @param name its name everywhere: node name, lease, log folder
 * @param role what it is for
 * @param shift what it adds to the cluster's port offset
 */
public record Member(String name, Role role, int shift) {

  /** What a server is for. */
  public enum Role {
    BALANCER,
    WEB,
    HANDLER,
    /** Web server and handler in one: the simple configuration. */
    BOTH
  }

  /** The domain that domain-config/cli makes. */
  static final List<Member> DOMAIN =
      List.of(
          new Member("lb0", Role.BALANCER, 0),
          new Member("web0", Role.WEB, 100),
          new Member("web1", Role.WEB, 200),
          new Member("handler0", Role.HANDLER, 300),
          new Member("handler1", Role.HANDLER, 400));

  /** The domain behind a front: with another one than WildFly's it has no balancer. */
  static List<Member> domain(FrontKind front) {
    return front == FrontKind.WILDFLY ? DOMAIN : DOMAIN.subList(1, DOMAIN.size());
  }

  /** One server that is everything. */
  static final List<Member> SIMPLE = List.of(new Member("abell0", Role.BOTH, 0));

  /** Of the last handler that there is room for. */
  static final int HIGHEST_SHIFT = 900;

  private static final int DISTANCE = 100;

  /** One more handler, behind those that are there. */
  static Member nextHandler(String name, List<Member> present) {
    var shift = present.stream().mapToInt(Member::shift).max().orElse(0) + DISTANCE;
    if (shift > HIGHEST_SHIFT) {
      throw new ClusterException("There is no room for one more handler.");
    }
    return new Member(name, Role.HANDLER, shift);
  }

  /** Whether clients reach it at the front's port. */
  boolean isFront() {
    return role == Role.BALANCER || role == Role.BOTH;
  }

  /** Whether it has a listener that only fronts use. */
  boolean isBehindFront() {
    return role == Role.WEB;
  }

  /** Whether the application runs on it. */
  boolean runsApplication() {
    return role != Role.BALANCER;
  }
}
