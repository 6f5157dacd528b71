package org.abell.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ports of a cluster, all on 127.0.0.1.
 *
 * @param http the front: the balancer, or the one server of the simple configuration
 * @param console the management console and API
 * @param database the embedded PostgreSQL
 * @param offset what is added to the stock ports of everything else
 */
public record Ports(int http, int console, int database, int offset) {

  /** What a user gets who says nothing. */
  public static final Ports DEFAULT = new Ports(8080, 9990, 54329, 10000);

  private static final int STOCK_HTTP = 8080;
  private static final int STOCK_FRONT = 8081;
  private static final int STOCK_MCMP = 8090;
  private static final int STOCK_ADMIN = 8091;
  private static final int STOCK_JGROUPS = 7600;
  private static final int HIGHEST = 65535;

  public Ports {
    check("http.port", http);
    check("console.port", console);
    check("db.port", database);
    check("port.offset", offset);
    check("port.offset", STOCK_MCMP + offset + Member.HIGHEST_SHIFT);
  }

  private static void check(String property, int port) {
    if (port < 1 || port > HIGHEST) {
      throw new ClusterException(
          "%s leads to the port %d, which is not between 1 and %d."
              .formatted(property, port, HIGHEST));
    }
  }

  /** Where web servers register at the balancer. */
  public int balancerManagement() {
    return STOCK_MCMP + offset;
  }

  /** Where administrators reach another front than WildFly's. */
  public int frontAdministration() {
    return STOCK_ADMIN + offset;
  }

  /** The port of a web server that only fronts use. */
  public int behindFront(Member member) {
    return STOCK_FRONT + offset(member);
  }

  /** The HTTP port of a member. */
  public int http(Member member) {
    return member.isFront() ? http : STOCK_HTTP + offset(member);
  }

  /** What a member adds to the stock ports. */
  public int offset(Member member) {
    return offset + member.shift();
  }

  /** Everything that will be listened on, with the property that moves it. */
  List<Use> uses(List<Member> members, boolean embeddedDatabase) {
    var uses = new ArrayList<Use>();
    uses.add(new Use(http, "http.port", "the front"));
    uses.add(new Use(console, "console.port", "the management console"));
    if (embeddedDatabase) {
      uses.add(new Use(database, "db.port", "the embedded PostgreSQL"));
    }
    if (members.get(0).role() == Member.Role.BALANCER) {
      uses.add(new Use(balancerManagement(), "port.offset", "the balancer's registration"));
    } else if (members.size() > 1) {
      uses.add(new Use(frontAdministration(), "port.offset", "the front's administration"));
    }
    for (var member : members) {
      if (member.isBehindFront()) {
        uses.add(
            new Use(behindFront(member), "port.offset", member.name() + "'s listener for fronts"));
      }
      if (!member.isFront()) {
        uses.add(new Use(http(member), "port.offset", member.name()));
        uses.add(
            new Use(
                STOCK_JGROUPS + offset(member), "port.offset", member.name() + "'s cluster port"));
      }
    }
    return uses;
  }

  /** The first port that somebody else has, as a sentence. */
  static Optional<String> taken(List<Use> uses) {
    return uses.stream().filter(use -> !isFree(use.port())).map(Use::taken).findFirst();
  }

  /** Complains about the first port that somebody else has. */
  static void requireFree(List<Use> uses) {
    taken(uses)
        .ifPresent(
            sentence -> {
              throw new ClusterException(sentence);
            });
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** One port, the property that changes it, and who wants it. */
  record Use(int port, String property, String who) {

    private String taken() {
      return "Port %d of 127.0.0.1, meant for %s, is taken; give another with -D%s=…"
          .formatted(port, who, property);
    }
  }
}
