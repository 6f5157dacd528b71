package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontProgramsTest {

  @TempDir private Path folder;

  @Test
  void a_missing_program_is_told_with_the_command_that_installs_it() {
    var none = new FrontPrograms(List.of(folder), List.of(folder));
    assertThatThrownBy(() -> none.require(FrontKind.APACHE))
        .isInstanceOf(ClusterException.class)
        .hasMessage("apache2 is missing: apt-get install apache2 libapache2-mod-xsendfile");
    assertThatThrownBy(() -> none.require(FrontKind.NGINX))
        .isInstanceOf(ClusterException.class)
        .hasMessage("nginx is missing: apt-get install nginx");
    none.require(FrontKind.WILDFLY);
  }

  @Test
  void httpd_starts_without_the_module_that_sends_files_and_says_so() throws IOException {
    var executable =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createFile(folder.resolve("apache2"), executable);
    var programs = new FrontPrograms(List.of(folder), List.of(folder));
    assertThat(programs.program(FrontKind.APACHE)).isEqualTo(folder.resolve("apache2"));
    assertThat(programs.lack(FrontKind.APACHE))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).endsWith("apt-get install libapache2-mod-xsendfile"));
    assertThat(programs.lack(FrontKind.NGINX)).isEmpty();
    Files.createFile(folder.resolve("mod_xsendfile.so"));
    assertThat(programs.lack(FrontKind.APACHE)).isEmpty();
  }
}
