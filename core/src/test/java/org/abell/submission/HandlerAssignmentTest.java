package org.abell.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.installation.NotReady;
import org.abell.jobconf.ToolClass;
import org.abell.jobconf.ToolKey;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.submission.HandlerAssignment.Assignment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerAssignmentTest {

  private static final ServerIdentity WEB0 =
      new ServerIdentity("web0", EnumSet.of(Role.WEB), "localhost", 1);
  private static final ServerIdentity BOTH =
      new ServerIdentity("both", EnumSet.of(Role.WEB, Role.HANDLER), "localhost", 2);
  private static final String REST =
      """
      runners: {local: {load: local}}
      execution: {environments: {local: {runner: local}}}
      tools:
      - {id: bwa, handler: heavy}
      - {id: sort1, handler: handler0}
      - {class: local, handler: light}
      """;

  @TempDir private Path folder;
  private final Database database = new Database();
  private final JobConfigurations configurations = new JobConfigurations(Clock.systemUTC());

  @AfterEach
  void close() {
    database.close();
  }

  private void configure(String handling) throws IOException {
    Files.writeString(folder.resolve("abell.yml"), "data_dir: data\ntool_panel_file: panel.xml\n");
    Files.writeString(folder.resolve("job_conf.yml"), REST + "handling: " + handling + "\n");
    assertThat(configurations.open(folder.resolve("abell.yml"))).isEmpty();
  }

  private Assignment assign(ServerIdentity server, String tool) {
    return database.inTransaction(
        em ->
            new HandlerAssignment(configurations, new ServerLeases(em), server)
                .assign(ToolKey.of(tool, "1.0")));
  }

  private void join(String handler, String tag) {
    var identity = new ServerIdentity(handler, EnumSet.of(Role.HANDLER), "localhost", 3);
    database.inTransaction(em -> new ServerLeases(em).renew(identity, List.of(tag, handler)));
  }

  private static Assignment any(String tag) {
    return new Assignment(tag, Optional.empty());
  }

  private static Assignment only(String tag, String handler) {
    return new Assignment(tag, Optional.of(handler));
  }

  @Test
  void handlers_take_jobs_by_tag() throws IOException {
    for (var method : List.of("db-skip-locked", "db-transaction-isolation")) {
      configure("{assign: [%s], processes: {handler0: {tags: [heavy]}}}".formatted(method));
      assertThat(assign(WEB0, "cat1")).isEqualTo(any("_default_"));
      assertThat(assign(WEB0, "bwa")).isEqualTo(any("heavy"));
      assertThat(assign(WEB0, "sort1")).isEqualTo(any("handler0"));
    }
  }

  @Test
  void the_default_handlers_may_have_a_name() throws IOException {
    configure("{default: light, processes: {handler0: {tags: [light]}}}");
    assertThat(assign(WEB0, "cat1")).isEqualTo(any("light"));
  }

  @Test
  void a_class_of_tools_is_mapped_like_a_tool() throws IOException {
    configure("{processes: {handler0: {tags: [light]}}}");
    var upload = ToolKey.of("upload1", "1.0").inClasses(Set.of(ToolClass.LOCAL));
    Assignment found =
        database.inTransaction(
            em -> new HandlerAssignment(configurations, new ServerLeases(em), WEB0).assign(upload));
    assertThat(found).isEqualTo(any("light"));
  }

  @Test
  void preassigned_jobs_go_to_configured_and_to_living_members() throws IOException {
    configure("{assign: [db-preassign], processes: {handler1: {tags: [heavy]}}}");
    join("handler9", "heavy");
    Set<Assignment> found = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      found.add(assign(WEB0, "bwa"));
    }
    assertThat(found)
        .containsExactlyInAnyOrder(only("heavy", "handler1"), only("heavy", "handler9"));
  }

  @Test
  void a_method_that_finds_nobody_leaves_it_to_the_next() throws IOException {
    configure("{assign: [db-preassign, db-self, db-skip-locked]}");
    assertThat(assign(WEB0, "cat1")).isEqualTo(any("_default_"));
    assertThat(assign(BOTH, "cat1")).isEqualTo(only("_default_", "both"));
  }

  @Test
  void a_server_keeps_its_own_jobs_but_for_mapped_tools() throws IOException {
    configure("{assign: [db-self], processes: {handler1: {tags: [heavy]}}}");
    assertThat(assign(BOTH, "cat1")).isEqualTo(only("_default_", "both"));
    assertThat(assign(BOTH, "bwa")).isEqualTo(only("heavy", "handler1"));
  }

  @Test
  void jobs_kept_in_memory_know_no_mapping() throws IOException {
    configure("{assign: [mem-self], processes: {handler0: {tags: [heavy]}}}");
    assertThat(assign(BOTH, "bwa")).isEqualTo(only("_default_", "both"));
    assertThat(assign(BOTH, "sort1")).isEqualTo(only("_default_", "both"));
  }

  @Test
  void when_nobody_is_found_the_job_is_refused() throws IOException {
    configure("{assign: [db-self, db-preassign]}");
    assertThatThrownBy(() -> assign(WEB0, "cat1"))
        .isInstanceOf(NotReady.class)
        .hasMessage(
            "No handler can be found for this job: none has the name or tag _default_ (methods:"
                + " db-self, db-preassign).");
  }
}
