package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A domain is made from a stock WildFly by one command. */
class InstallIT {

  private static final Path WILDFLY = DomainScript.SOURCES.wildfly();
  private static final Path DRIVER = WILDFLY.resolve("modules/org/postgresql/main/postgresql.jar");

  private final DomainScript script = DomainScript.withoutDomain();

  @TempDir private Path folder;
  private Path stock;
  private Path base;

  /** A WildFly that has no driver, its files where they are. */
  @BeforeEach
  void prepare() throws IOException {
    stock = Files.createDirectory(folder.resolve("wildfly"));
    base = folder.resolve("abell/domain");
    for (var name : new String[] {"bin", "domain", "jboss-modules.jar"}) {
      Files.createSymbolicLink(stock.resolve(name), WILDFLY.resolve(name));
    }
    Files.createDirectory(stock.resolve("modules"));
    Files.createSymbolicLink(stock.resolve("modules/system"), WILDFLY.resolve("modules/system"));
  }

  @Test
  void a_stock_wildfly_becomes_a_domain_once() throws IOException {
    assertThat(script.refused(install(DomainScript.SOURCES.application())))
        .isEqualTo("WildFly has no driver for PostgreSQL yet: say driver=FILE.");

    var withDriver = install(DomainScript.SOURCES.application(), "driver=" + DRIVER);
    assertThat(script.done(withDriver)).startsWith("the driver was added", base + " was made");
    assertThat(stock.resolve("modules/org/postgresql/main/module.xml")).exists();
    assertThat(Files.readString(base.resolve("configuration/domain.xml")))
        .contains("pool-name=\"AbellDS\"", "<server-group name=\"handlers\"", "name=\"abell.ear\"")
        .doesNotContain("ExampleDS");
    var host = base.resolve("configuration/host.xml");
    assertThat(Files.readAllLines(base.resolve("configuration/mgmt-users.properties")))
        .as("accounts of the console")
        .allMatch(line -> line.isBlank() || line.startsWith("#"));
    assertThat(Files.readString(host)).contains("${jboss.bind.address.management:127.0.0.1}");
    assertThat(Files.readString(host)).contains("<server name=\"handler1\" group=\"handlers\"");

    var before = Files.getLastModifiedTime(host);
    assertThat(script.done(withDriver))
        .startsWith("the driver is there", base + " is there already");
    assertThat(Files.getLastModifiedTime(host)).isEqualTo(before);
    var other = Files.writeString(folder.resolve("other.ear"), "another application");
    assertThat(script.refused(install(other)))
        .endsWith(
            "There is a folder "
                + base
                + " already, of something else: remove it, or say another base.");
  }

  @Test
  void what_cannot_be_installed_leaves_no_folder_behind() throws IOException {
    var none = folder.resolve("none.ear");
    assertThat(script.refused(install(none))).isEqualTo("There is no file " + none + ".");
    Files.delete(stock.resolve("modules/system"));
    assertThat(script.refused(install(DRIVER, "driver=" + DRIVER))).isNotBlank();
    assertThat(base).doesNotExist();
    assertThat(Files.readString(stock.resolve("domain/configuration/domain.xml")))
        .as("the stock configuration")
        .contains("main-server-group");
    assertThat(script.refused("install", "wildfly=" + folder, "base=" + base, "ear=" + DRIVER))
        .isEqualTo(folder + " is no WildFly: it has no bin/jboss-cli.sh.");
  }

  private String[] install(Path ear, String... more) {
    var given = new String[] {"install", "wildfly=" + stock, "base=" + base, "ear=" + ear};
    var all = java.util.Arrays.copyOf(given, given.length + more.length);
    System.arraycopy(more, 0, all, given.length, more.length);
    return all;
  }
}
