package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes the base folder of a domain or a standalone server: stock configuration, scripts,
 * application, management user. Made again only when WildFly, a script or the application changed.
 */
final class Configuration {

  private static final String MADE_FROM = "made-from";

  private final Sources sources;
  private final boolean simple;
  private final CliScript script;

  Configuration(Sources sources, boolean simple) {
    this(sources, simple, CliScript.of(sources.scripts(), list(simple)));
  }

  private Configuration(Sources sources, boolean simple, CliScript script) {
    this.sources = sources;
    this.simple = simple;
    this.script = script;
  }

  /** Servers that nothing is deployed to. */
  static Configuration withoutApplication(Sources sources, boolean simple) {
    var script = CliScript.of(sources.scripts(), list(simple));
    return new Configuration(
        sources,
        simple,
        script.without(simple ? "70-standalone-deploy.cli" : "70-domain-deploy.cli"));
  }

  private static String list(boolean simple) {
    return simple ? "standalone.list" : "domain.list";
  }

  /** Makes the folder unless it is there and up to date. Gives whether it was made. */
  boolean make(Path base, Accounts.Account management, Path log) {
    var wanted = fingerprint();
    if (wanted.equals(madeFrom(base))) {
      return false;
    }
    make(base, log);
    addUser(base.resolve("configuration"), management, log);
    try {
      Files.writeString(base.resolve(MADE_FROM), wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(base + " cannot be written", e);
    }
    return true;
  }

  /** The folder without a user. */
  void make(Path base, Path log) {
    // A script that failed leaves half a configuration: always from a pristine copy.
    AbellHome.delete(base);
    AbellHome.copy(sources.wildfly().resolve(simple ? "standalone" : "domain"), base);
    script.run(
        sources.wildfly(),
        Map.of(
            simple ? "jboss.server.base.dir" : "jboss.domain.base.dir",
            base.toString(),
            "abell.ear.file",
            sources.application().toString()),
        log);
  }

  private void addUser(Path folder, Accounts.Account account, Path log) {
    var command =
        List.of(
            sources.wildfly().resolve("bin/add-user.sh").toString(),
            "--silent",
            "--user",
            account.name(),
            "--password",
            account.password(),
            "-dc",
            folder.toString(),
            "-sc",
            folder.toString());
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new ClusterException("add-user.sh failed (see " + log + ").");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("add-user.sh cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("add-user.sh was interrupted.", e);
    }
  }

  private static String madeFrom(Path base) {
    try {
      var file = base.resolve(MADE_FROM);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(base + " cannot be read", e);
    }
  }

  private String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(sources.wildfly().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(script.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(sources.application()));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new ClusterException(sources.application() + " cannot be read.", e);
    }
  }
}
