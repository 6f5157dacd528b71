package org.abell.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.abell.web.protocol.Failure;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameTemplateTest {

  static Stream<Document> pages() {
    var failure = new Failure(404, 404_001, "There is nothing <here>.", Map.of());
    return Stream.of(
        Rendered.forVisitor("signin", Map.of("name", "x", "next", "/", "error", "Wrong.")),
        Rendered.forVisitor("signup", Map.of("email", "", "name", "", "error", "")),
        Rendered.forUser("account", Map.of("email", "b@abell.org", "name", "bo", "key", "")),
        Rendered.forUser("failure", Map.of("failure", failure)),
        Rendered.forUser("history", Map.of("history", Rendered.HISTORY)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_starts_with_the_context_path(Document page) {
    assertThat(page.select("[href], [src], [action], [hx-get], [hx-post]"))
        .isNotEmpty()
        .allSatisfy(
            e ->
                assertThat(
                        e.attr("href")
                            + e.attr("src")
                            + e.attr("action")
                            + e.attr("hx-get")
                            + e.attr("hx-post"))
                    .matches("#main|/abell/.*"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_page_has_a_language_a_title_one_heading_and_labelled_fields(Document page) {
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.title()).endsWith(" · Abell");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("input:not([type=hidden]), select, textarea"))
        .allSatisfy(
            field -> assertThat(page.select("label[for=%s]".formatted(field.id()))).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_page_has_inline_scripts_or_styles(Document page) {
    assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
  }

  @Test
  void visitors_can_sign_in_and_listen_to_nothing() {
    var page = Rendered.forVisitor("signup", Map.of("email", "", "name", "", "error", ""));

    assertThat(page.select("nav + .who a").eachText()).containsExactly("Sign in", "Sign up");
    assertThat(page.body().hasAttr("sse-connect")).isFalse();
  }

  @Test
  void admins_have_their_pages() {
    var page = Rendered.forAdmin("history", Map.of("history", Rendered.HISTORY));

    assertThat(page.select("header nav a").eachText())
        .containsExactly(
            "Tools",
            "Upload",
            "Histories",
            "My jobs",
            "Manage jobs",
            "Queue",
            "Servers",
            "Configuration");
    assertThat(page.body().attr("sse-connect")).isEqualTo("/abell/events");
  }

  @Test
  void an_error_is_said_beside_the_form() {
    var page = Rendered.forVisitor("signin", Map.of("name", "x", "next", "/", "error", "Wrong."));

    assertThat(page.select("[role=alert]").text()).isEqualTo("Wrong.");
  }
}
