package org.abell.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programs of fronts that the distribution installs; says with Debian's command what is
 * missing.
 *
 * @param folders where programs are looked for
 * @param modules where httpd's modules are looked for
 */
record FrontPrograms(List<Path> folders, List<Path> modules) {

  private static final List<Path> MODULES =
      List.of(Path.of("/usr/lib/apache2/modules"), Path.of("/usr/lib64/httpd/modules"));

  /** Those of this machine, also where distributions keep servers beside everybody's PATH. */
  static FrontPrograms installed() {
    var folders = new ArrayList<Path>();
    for (var folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    folders.addAll(List.of(Path.of("/usr/sbin"), Path.of("/sbin")));
    return new FrontPrograms(folders, MODULES);
  }

  /** The program of a front. */
  Path program(FrontKind kind) {
    var names = kind == FrontKind.NGINX ? List.of("nginx") : List.of("apache2", "httpd");
    return folders.stream()
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new ClusterException(
                    "%s is missing: apt-get install %s".formatted(names.get(0), packages(kind))));
  }

  private static String packages(FrontKind kind) {
    return kind == FrontKind.NGINX ? "nginx" : "apache2 libapache2-mod-xsendfile";
  }

  /** Where httpd's modules are. */
  Path moduleFolder() {
    return modules.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new ClusterException("httpd's modules are in none of " + modules));
  }

  /** The module by which httpd sends files, when it is installed. */
  Optional<Path> sendingModule() {
    return modules.stream()
        .map(folder -> folder.resolve("mod_xsendfile.so"))
        .filter(Files::exists)
        .findFirst();
  }

  /** Complains when the program of a front is missing; WildFly's has none. */
  void require(FrontKind kind) {
    if (kind != FrontKind.WILDFLY) {
      program(kind);
    }
  }

  /** What a front does without, though it starts. */
  Optional<String> lack(FrontKind kind) {
    return kind == FrontKind.APACHE && sendingModule().isEmpty()
        ? Optional.of(
            "mod_xsendfile is missing, so the web servers send datasets themselves:"
                + " apt-get install libapache2-mod-xsendfile")
        : Optional.empty();
  }
}
