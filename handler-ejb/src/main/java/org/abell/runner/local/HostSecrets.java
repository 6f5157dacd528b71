package org.abell.runner.local;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no job of this host may see, wherever the host has it: the server, its configuration,
 * PostgreSQL's files, homes, and sockets of services.
 */
record HostSecrets(List<Path> places) {

  private static final List<String> USUAL =
      List.of(
          "/run",
          "/home",
          "/root",
          "/var/lib/postgresql",
          "/var/log/postgresql",
          "/etc/postgresql",
          "/etc/shadow",
          "/etc/gshadow",
          "/etc/ssl/private",
          "/etc/ssh");

  /** Files beside abell.yml that may hold passwords, should its folder have to stay visible. */
  private static final List<String> BESIDE =
      List.of("database-password", "accounts.properties", "job_conf.yml", "job_conf.xml");

  HostSecrets {
    places = List.copyOf(places);
  }

  /** Those of the server that this runs in. */
  static HostSecrets ofServer() {
    return of(
        System.getProperties().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue()))));
  }

  static HostSecrets of(Map<String, String> properties) {
    Set<Path> found = new LinkedHashSet<>();
    USUAL.stream().map(Path::of).forEach(found::add);
    properties.forEach(
        (name, value) -> {
          if (name.startsWith("jboss.") && name.endsWith(".dir") && value.startsWith("/")) {
            folder(Path.of(value)).forEach(found::add);
          }
        });
    var home = properties.getOrDefault("user.home", "");
    if (home.startsWith("/")) {
      folder(Path.of(home)).forEach(found::add);
    }
    var settings = Path.of(properties.getOrDefault("abell.config", "abell.yml")).toAbsolutePath();
    found.add(settings);
    BESIDE.stream().map(settings::resolveSibling).forEach(found::add);
    folder(settings.getParent()).forEach(found::add);
    return new HostSecrets(found.stream().map(Path::normalize).distinct().toList());
  }

  /** The folder; of a server in a domain the whole domain; never one such as /etc or /. */
  private static Stream<Path> folder(Path folder) {
    Function<Path, Boolean> deep = p -> p != null && p.getNameCount() > 1;
    var parent = folder.getParent();
    var domain = parent != null && parent.endsWith("servers") ? parent.getParent() : (Path) null;
    return Stream.of(folder, domain == null ? folder : domain).filter(deep::apply);
  }
}
