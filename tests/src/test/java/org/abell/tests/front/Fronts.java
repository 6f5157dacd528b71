package org.abell.tests.front;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.abell.cluster.Cluster;
import org.abell.cluster.Front;
import org.abell.cluster.FrontKind;
import org.abell.cluster.FrontPlan;
import org.abell.debian.DebianPackages;

/** httpd and nginx in front of the web servers of one cluster, beside its own balancer. */
final class Fronts implements AutoCloseable {

  private static final int PLAIN = 2;
  private static final int SECURE = 4;
  private static final int ADMIN = 6;
  private static final int WITH_TLS = 10;

  private final Cluster cluster;
  private final int firstPort;
  private final Map<FrontKind, Front> plain = new EnumMap<>(FrontKind.class);

  Fronts(Cluster cluster) {
    this.cluster = cluster;
    this.firstPort = cluster.front().getPort();
  }

  static void install(FrontKind kind) {
    switch (kind) {
      case WILDFLY -> {
        // Part of the cluster.
      }
      case APACHE -> {
        DebianPackages.program("apache2", "apache2");
        DebianPackages.file(
            "/usr/lib/apache2/modules/mod_xsendfile.so", "libapache2-mod-xsendfile");
      }
      case NGINX -> DebianPackages.program("nginx", "nginx");
    }
  }

  /** The address of a front, which is started when nobody has yet. */
  URI address(FrontKind kind) {
    return kind == FrontKind.WILDFLY ? cluster.front() : front(kind).address();
  }

  Front front(FrontKind kind) {
    return plain.computeIfAbsent(
        kind,
        wanted -> {
          install(wanted);
          return Front.start(wanted, plan(wanted, PLAIN));
        });
  }

  /** Another front of the kind, with TLS; closed by the caller. */
  Front secure(FrontKind kind, Path certificate, Path key) {
    install(kind);
    var tls = new FrontPlan.Tls(firstPort + SECURE + kind.ordinal(), certificate, key);
    return Front.start(kind, plan(kind, WITH_TLS).withTls(tls));
  }

  private FrontPlan plan(FrontKind kind, int shift) {
    var port = firstPort + shift + kind.ordinal();
    return cluster.frontPlan("front-" + port, port, port + ADMIN * 2);
  }

  /** Where httpd's balancer is administered. */
  URI administration(String host) {
    return URI.create("http://" + host + ":" + front(FrontKind.APACHE).plan().admin());
  }

  @Override
  public void close() {
    Optional.of(plain).ifPresent(all -> all.values().forEach(Front::close));
  }
}
