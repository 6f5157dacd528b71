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

  private static final Ports PORTS = new Ports(17080, 17990, 17432, 9000);

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
