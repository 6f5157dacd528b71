package org.abell.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.abell.cluster.Client;
import org.abell.cluster.Cluster;
import org.abell.cluster.ClusterOptions;
import org.abell.cluster.Ports;
import org.abell.cluster.Progress;
import org.abell.cluster.Sources;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the five servers; they are started once for all classes, and stopped at the end. */
public final class ClusterExtension implements ParameterResolver {

  // Another first port lets several checkouts of one machine test at once: -Dtests.ports=20000
  private static final int FIRST_PORT = Integer.getInteger("tests.ports", 17000);
  private static final Ports PORTS =
      new Ports(FIRST_PORT + 80, FIRST_PORT + 990, FIRST_PORT + 432, FIRST_PORT - 8000);

  /** Closed by JUnit when the last test has run. */
  private record Shared(Cluster cluster) implements AutoCloseable {

    static Shared start() {
      try {
        var home = Files.createDirectories(Path.of("target/cluster").toAbsolutePath());
        var checkout = Path.of("..").toAbsolutePath().normalize();
        var options = ClusterOptions.of(Sources.ofCheckout(checkout), home).withPorts(PORTS);
        var cluster = Cluster.startFresh(options, new Progress(System.out, Clock.systemUTC()));
        Client.of(cluster.front()).signedIn(cluster.accounts().admin());
        return new Shared(cluster);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      cluster.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
        .cluster();
  }
}
