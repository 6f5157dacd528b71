package org.abell.tests.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read: the README, the pages in {@code docs} and those beside scripts and benches. */
class PagesTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:)(?<file>[^)#]*)(?:#(?<anchor>[^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

  private record Link(Path target, Optional<String> anchor) {}

  static List<Path> pages() throws IOException {
    try (var docs = Files.list(CHECKOUT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(
                      "README.md",
                      "CHANGELOG.md",
                      "domain-config/cli/README.md",
                      "tests/BENCHMARKS.md")
                  .map(CHECKOUT::resolve),
              docs.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_to_a_file(Path page) throws IOException {
    assertThat(links(page)).extracting(Link::target).allMatch(Files::exists);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_anchor_is_a_heading_of_its_page(Path page) throws IOException {
    for (var link : links(page)) {
      if (link.anchor().isPresent()) {
        assertThat(anchors(link.target()))
            .as("anchors of %s", link.target())
            .contains(link.anchor().get());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_short(Path page) throws IOException {
    assertThat(Files.readAllLines(page)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void the_readme_leads_to_every_page() throws IOException {
    var readme = CHECKOUT.resolve("README.md");
    var others = pages().stream().filter(page -> !page.equals(readme)).toList();
    assertThat(links(readme)).extracting(Link::target).containsAll(others);
  }

  private static List<Link> links(Path page) throws IOException {
    return LINK.matcher(prose(page))
        .results()
        .map(link -> link(page, link.group(1), Optional.ofNullable(link.group(2))))
        .toList();
  }

  private static Link link(Path page, String file, Optional<String> anchor) {
    return new Link(file.isEmpty() ? page : page.resolveSibling(file).normalize(), anchor);
  }

  /** The anchors that GitHub gives to the headings of a page. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(prose(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String prose(Path page) throws IOException {
    return CODE.splitAsStream(Files.readString(page)).collect(joining());
  }
}
