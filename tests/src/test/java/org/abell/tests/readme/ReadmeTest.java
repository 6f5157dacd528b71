package org.abell.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "domain-config/cli/README.md", "domain-config/production.md"})
  void every_link_leads_to_a_file(String page) throws IOException {
    var file = CHECKOUT.resolve(page);
    var links = LINK.matcher(Files.readString(file)).results();
    assertThat(links.map(link -> link.group(1)).map(file.getParent()::resolve))
        .allMatch(Files::exists);
  }
}
