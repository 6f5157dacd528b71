package org.abell.tests.container;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.abell.cluster.Ports;
import org.abell.cluster.PreparedServer;
import org.abell.cluster.Sources;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/**
 * Prepares the server that the container adapter starts: data sources and driver by the same
 * scripts as in production, a real database, nothing deployed.
 */
public final class ManagedServer implements LoadableExtension {

  private static final Ports PORTS = new Ports(19480, 19490, 19432, 1);

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Lifecycle.class);
  }

  /** Before the adapter's own steps, and after them. */
  public static final class Lifecycle {

    private static final int FIRST = 100;
    private static final int LAST = -100;

    @Inject private Instance<ContainerRegistry> registry;
    private PreparedServer server;

    void prepare(@Observes(precedence = FIRST) BeforeSuite event) {
      var sources = Sources.ofCheckout(Path.of("..").toAbsolutePath().normalize());
      server = PreparedServer.in(Path.of("target/container"), sources, PORTS, false);
      registry.get().getContainers().stream()
          .map(c -> c.getContainerConfiguration())
          .forEach(
              configuration ->
                  configuration
                      .property("jbossHome", sources.wildfly().toString())
                      .property("managementPort", Integer.toString(PORTS.console()))
                      .property("javaVmArguments", arguments()));
    }

    void close(@Observes(precedence = LAST) AfterSuite event) {
      server.close();
    }

    private String arguments() {
      var properties =
          server.systemProperties().entrySet().stream()
              .map(e -> "-D%s=%s".formatted(e.getKey(), e.getValue()))
              .collect(Collectors.joining(" "));
      return "-Xmx384m -XX:+UseSerialGC -Djboss.server.base.dir=%s -Djboss.node.name=abell0 -Djboss.http.port=%d %s"
              .formatted(server.base(), PORTS.http(), properties)
          + " -Denv.ABELL_DB_PASSWORD="
          + server.database().password();
    }
  }
}
