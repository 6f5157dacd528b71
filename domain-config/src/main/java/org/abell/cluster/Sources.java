package org.abell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a cluster is made from.
 *
 * @param wildfly a stock WildFly with the driver's module in it; never written to
 * @param scripts the folder of jboss-cli scripts
 * @param application the EAR
 * @param content the folder of tool_panel.xml, tools and data
 * @param fronts the configuration of httpd and nginx
 */
public record Sources(Path wildfly, Path scripts, Path application, Path content, Path fronts) {

  public Sources {
    mustExist(wildfly.resolve("bin/domain.sh"));
    mustExist(wildfly.resolve("modules/org/postgresql/main/postgresql.jar"));
    mustExist(scripts);
    mustExist(application);
  }

  /** What the build of a checkout has made. */
  public static Sources ofCheckout(Path checkout) {
    var module = checkout.resolve("domain-config");
    return new Sources(
        wildflyIn(module.resolve("target")),
        module.resolve("cli"),
        module.resolve("target/abell.ear"),
        module.resolve("src/main/abell"),
        checkout.resolve("apache"));
  }

  private static Path wildflyIn(Path target) {
    try (var entries = Files.newDirectoryStream(target, "wildfly-*")) {
      for (var entry : entries) {
        return entry;
      }
    } catch (IOException e) {
      throw new ClusterException(target + " cannot be read: build the project first.", e);
    }
    throw new ClusterException("There is no WildFly in " + target + ": build the project first.");
  }

  private static void mustExist(Path path) {
    if (!Files.exists(path)) {
      throw new ClusterException(path + " is missing: build the project first.");
    }
  }
}
