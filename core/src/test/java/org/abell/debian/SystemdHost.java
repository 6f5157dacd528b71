package org.abell.debian;

import java.nio.file.Path;
import java.util.Map;

/**
 * A host of its own, with systemd, a PostgreSQL and Abell's distribution at {@code /opt/abell}, for
 * as long as a test class runs. Root may have one, and one at a time.
 */
public final class SystemdHost extends ScriptedService {

  private final Path distribution;

  private SystemdHost(Path distribution) {
    super("systemd-host");
    this.distribution = distribution;
  }

  /** Boots one with what is in that archive. */
  public static SystemdHost boot(Path distribution) {
    DebianPackages.needRoot("only root can boot a host for tests");
    DebianPackages.program("systemd-nspawn", "systemd-container");
    DebianPackages.program("ip", "iproute2");
    DebianPackages.program("unzip", "unzip");
    DebianPackages.program("pg_createcluster", "postgresql");
    var host = new SystemdHost(distribution);
    try {
      host.act("make");
      host.act("boot");
      return host;
    } catch (IllegalStateException e) {
      host.close();
      return DebianPackages.unable("no host for tests can be booted here: " + e.getMessage());
    }
  }

  @Override
  Map<String, String> environment() {
    return Map.of(
        "DISTRIBUTION", distribution.toString(),
        "ADDRESS", address(),
        "JAVA_HOME", System.getProperty("java.home"));
  }

  /** Where this machine reaches its servers. */
  public String address() {
    return "169.254.77.2";
  }

  /** Has root's shell there do something, which has to succeed, and gives what it prints. */
  public String does(String script) {
    return act("do", script).strip();
  }

  @Override
  public void close() {
    act("stop");
    remove();
  }
}
