package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import org.abell.configuration.JobConfigurations;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerTagsTest {

  private static final String REST =
      """
      runners: {local: {load: local}}
      execution: {environments: {local: {runner: local}}}
      """;

  @TempDir private Path folder;
  private final JobConfigurations configurations = new JobConfigurations(Clock.systemUTC());

  private void configure(String handling) throws IOException {
    Files.writeString(folder.resolve("abell.yml"), "data_dir: data\ntool_panel_file: panel.xml\n");
    Files.writeString(folder.resolve("job_conf.yml"), REST + "handling: " + handling + "\n");
    assertThat(configurations.open(folder.resolve("abell.yml"))).isEmpty();
  }

  private HandlerTags tags(String server, String property) {
    var identity = new ServerIdentity(server, EnumSet.of(Role.HANDLER), "host", 1);
    return new HandlerTags(identity, configurations, property);
  }

  @Test
  void without_a_configuration_a_handler_takes_what_nobody_mapped() {
    assertThat(tags("handler0", "").now()).containsExactly("_default_", "handler0");
  }

  @Test
  void a_configured_handler_has_its_tags() throws IOException {
    configure("{processes: {handler0: {tags: [big, odd]}, handler1: {}}}");
    assertThat(tags("handler0", "").now()).containsExactly("big", "odd", "handler0");
    assertThat(tags("handler1", "").now()).containsExactly("_default_", "handler1");
  }

  @Test
  void a_server_joins_pools_without_being_configured() throws IOException {
    configure("{assign: [db-skip-locked], processes: {handler0: {}}}");
    assertThat(tags("another", "big, job-handlers.odd,job-handlers").now())
        .containsExactly("big", "odd", "_default_", "another");
    assertThat(tags("another", "_default_").now()).containsExactly("_default_", "another");
  }

  @Test
  void a_handler_that_is_not_listed_takes_nothing_and_says_so() throws IOException {
    configure("{processes: {handler0: {}}}");
    var tags = tags("handler7", "");
    assertThat(tags.now()).containsExactly("handler7");
    assertThat(tags.problem())
        .contains(
            "The job configuration lists handlers, but not handler7, and abell.handler.tags is not"
                + " set: it takes no jobs.");
    assertThat(tags("handler0", "").problem()).isEmpty();
  }

  @Test
  void where_no_handler_is_listed_the_role_makes_one() throws IOException {
    configure("{assign: [db-skip-locked]}");
    assertThat(tags("handler0", "").now()).containsExactly("_default_", "handler0");
  }

  @Test
  void tags_follow_the_configuration() throws IOException {
    configure("{processes: {handler0: {tags: [big]}}}");
    var tags = tags("handler0", "");
    assertThat(tags.now()).containsExactly("big", "handler0");
    configure("{processes: {handler0: {tags: [small]}}}");
    assertThat(tags.now()).containsExactly("small", "handler0");
  }

  @Test
  void a_web_server_has_none() {
    var web = new ServerIdentity("web0", EnumSet.of(Role.WEB), "host", 1);
    assertThat(new HandlerTags(web, configurations, "big").now()).isEmpty();
  }
}
