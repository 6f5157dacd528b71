package org.abell.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.abell.cluster.Client;
import org.abell.cluster.Cluster;
import org.abell.cluster.ClusterOptions;
import org.abell.cluster.Progress;
import org.abell.cluster.Sources;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the five servers; they are started once for all classes, and stopped at the end. */
public final class ClusterExtension implements ParameterResolver {

  /** Closed by JUnit when the last test has run. */
  private record Shared(Cluster cluster) implements AutoCloseable {

    static Shared start() {
      try {
        var home = Files.createDirectories(Path.of("target/cluster").toAbsolutePath());
        var checkout = Path.of("..").toAbsolutePath().normalize();
        Files.writeString(ConfigurationFile.in(home), ConfigurationFile.USUAL);
        var sources = Sources.ofCheckout(checkout);
        var settings = Map.of("tool_panel_file", "'" + panel(sources, home) + "'");
        var options =
            ClusterOptions.of(sources, home)
                .withPorts(TestPorts.PORTS)
                .withSystemProperties(Map.of("abell.log.json", "true"))
                .withSettings(settings);
        var cluster = Cluster.startFresh(options, new Progress(System.out, Clock.systemUTC()));
        Client.of(cluster.front()).signedIn(cluster.accounts().admin());
        return new Shared(cluster);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The tools that come with the server, and some that are for tests only. */
    private static String panel(Sources sources, Path home) throws IOException {
      var own = Path.of("src/test/tools").toAbsolutePath();
      var text =
          Files.readString(sources.content().resolve("tool_panel.xml"))
              .replace("tool_path=\"tools\"", "tool_path=\"%s/tools\"".formatted(sources.content()))
              .replace(
                  "</toolbox>", "<tool file=\"%s/surroundings.xml\"/></toolbox>".formatted(own));
      return Files.writeString(home.resolve("tool_panel.xml"), text).toString();
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
