package org.abell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedKeysTest {

  private static final Path PAGES = Path.of("../docs");
  private static final Pattern WORD = Pattern.compile("`([a-z_]+)[`:]");

  @Test
  void the_pages_name_every_key_of_the_settings() throws IOException {
    Set<String> named = new HashSet<>();
    try (var pages = Files.newDirectoryStream(PAGES, "*.md")) {
      for (var page : pages) {
        WORD.matcher(Files.readString(page)).results().forEach(word -> named.add(word.group(1)));
      }
    }
    assertThat(named).containsAll(SettingsFile.keys());
  }
}
