package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration answers, once it is read. */
class ResolutionTest {

  private static final String TOOLS =
      """
      handling:
        default: usual
        processes: {h0: {tags: [usual]}, h1: {tags: [fast, big]}, h2: {tags: [fast]}}
      execution:
        default: here
        environments:
          here: {runner: local}
          one: {runner: local, tags: [many, some]}
          two: {runner: local, tags: [many]}
      tools:
      - {id: Host/repos/me/pack/Bwa/0.7/, environment: one}
      - {id: host/repos/me/pack/bwa, environment: two, handler: fast}
      - {id: sort, handler: h1}
      - {id: sort/2.0, environment: many, resources: all}
      - {id: plot, environment: two}
      - {id: plot, source: trackster, environment: one}
      - {id: only, source: trackster, environment: one}
      - {class: requires_galaxy, environment: two}
      - {class: local, environment: one}
      resources: {default: none, groups: {none: [], all: [cores, memory]}}
      limits:
      - {type: registered_user_concurrent_jobs, value: 3}
      - {type: anonymous_user_concurrent_jobs, value: 1}
      - {type: environment_user_concurrent_jobs, tag: many, value: 2}
      - {type: concurrent_jobs, id: one, value: 9}
      - {type: concurrent_jobs, id: one, value: 1}
      - {type: destination_total_concurrent_jobs, id: one, value: 8}
      - {type: environment_total_concurrent_jobs, tag: some, id: two, value: 7}
      - {type: output_size, value: 10 GB}
      - {type: total_walltime, window: 0, value: '10:00:00'}
      """;

  @TempDir private Path folder;

  private JobConfiguration configuration() {
    return Configurations.read(folder, "job_conf.yml", Configurations.yaml(TOOLS))
        .configuration()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "host/repos/me/pack/bwa/0.7, 0.7, usual, one",
    "HOST/repos/me/pack/BWA/0.8, 0.8, fast, two",
    "other/repos/me/pack/bwa/0.7, 0.7, usual, here",
    "other/repos/me/pack/sort/1.0, 1.0, h1, here",
    "sort, 1.0, h1, here",
    "sort, 2.0, usual, many",
    "SORT/, 2.0, usual, many",
    "plot, 1.0, usual, two",
    "only, 1.0, usual, here",
    "nothing, 1.0, usual, here"
  })
  void a_tool_goes_where_the_most_precise_form_of_its_id_says(
      String id, String version, String handler, String destination) {
    assertThat(configuration().target(ToolKey.of(id, version)))
        .extracting(ToolTarget::handler, ToolTarget::destination)
        .containsExactly(handler, destination);
  }

  @Test
  void an_entry_with_conditions_wins_for_jobs_that_meet_them() {
    var plot = ToolKey.of("plot", "1").withParams(Map.of("source", "trackster"));
    assertThat(configuration().target(plot).destination()).isEqualTo("one");
    var other = ToolKey.of("plot", "1").withParams(Map.of("source", "other"));
    assertThat(configuration().target(other).destination()).isEqualTo("two");
  }

  @Test
  void classes_come_after_ids_and_in_their_own_order() {
    var classes = Set.of(ToolClass.REQUIRES_GALAXY, ToolClass.LOCAL);
    assertThat(configuration().target(ToolKey.of("upload1", "1").inClasses(classes)).destination())
        .isEqualTo("one");
    assertThat(configuration().target(ToolKey.of("plot", "1").inClasses(classes)).destination())
        .isEqualTo("two");
  }

  @Test
  void resources_are_those_of_the_tool_else_the_default_ones() {
    var read = configuration();
    var sort = read.target(ToolKey.of("sort", "2.0"));
    assertThat(read.resources().fieldsFor(sort.resources())).containsExactly("cores", "memory");
    assertThat(read.resources().fieldsFor(Optional.empty())).isEmpty();
  }

  @Test
  void a_tag_stands_for_its_members() {
    var destinations = configuration().destinations();
    assertThat(destinations.named("many"))
        .extracting(Destination::id)
        .containsExactly("one", "two");
    assertThat(destinations.named("one")).extracting(Destination::id).containsExactly("one");
    assertThat(destinations.named("gone")).isEmpty();
    assertThat(destinations.choose("gone", new Random(1))).isEmpty();
    var drawn =
        new Random(1)
            .ints(40)
            .mapToObj(s -> destinations.choose("many", new Random(s)))
            .flatMap(Optional::stream)
            .map(Destination::id)
            .distinct();
    assertThat(drawn).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void limits_come_in_the_order_in_which_they_are_checked() {
    var read = configuration();
    var one = read.destinations().byId().get("one");
    assertThat(read.limits().forRegistered(one))
        .containsExactly(
            new ConcurrencyLimit(ConcurrencyLimit.Scope.DESTINATION, "one", 8),
            new ConcurrencyLimit(ConcurrencyLimit.Scope.TAG, "some", 7),
            new ConcurrencyLimit(ConcurrencyLimit.Scope.USER, "", 3),
            new ConcurrencyLimit(ConcurrencyLimit.Scope.USER_DESTINATION, "one", 1),
            new ConcurrencyLimit(ConcurrencyLimit.Scope.USER_TAG, "many", 2));
  }

  @Test
  void a_window_of_zero_is_the_usual_one() {
    assertThat(configuration().limits().totalWalltime())
        .hasValueSatisfying(t -> assertThat(t.windowDays()).isEqualTo(30));
  }

  @Test
  void a_limit_of_zero_is_none_for_users_and_closes_a_destination() {
    var limits =
        Configurations.read(
                folder,
                "a.yml",
                Configurations.yaml(
                    """
                    limits:
                    - {type: registered_user_concurrent_jobs, value: 5}
                    - {type: registered_user_concurrent_jobs, value: 0}
                    - {type: environment_total_concurrent_jobs, id: here, value: 0}
                    """))
            .configuration()
            .orElseThrow()
            .limits();
    assertThat(limits.registeredUser()).isEmpty();
    assertThat(limits.totalAt()).containsEntry("here", 0);
  }

  @ParameterizedTest
  @CsvSource({
    "10GB, 10737418240",
    "10g, 10737418240",
    "10240 Mb, 10737418240",
    "10737418240, 10737418240",
    "1.5k, 1536",
    "2 TiB, 2199023255552",
    "7 bytes, 7"
  })
  void sizes_have_units(String text, long bytes) {
    assertThat(Measures.size(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "h0, -, usual",
        "h1, -, fast+big",
        "stranger, -, ''",
        "stranger, job-handlers, _default_",
        "stranger, job-handlers.big, big",
        "stranger, job-handler.big, big",
        "stranger, workflow-schedulers, ''",
        "h2, job-handlers.big, big+fast"
      })
  void a_server_handles_the_tags_of_its_id_and_its_pools(String server, String pool, String tags) {
    var pools = pool == null ? List.<String>of() : List.of(pool);
    assertThat(String.join("+", configuration().handlers().tagsOf(server, pools))).isEqualTo(tags);
  }

  @Test
  void every_server_handles_jobs_when_no_handler_is_configured_or_each_keeps_its_own() {
    assertThat(Handlers.NONE.tagsOf("any", List.of())).containsExactly("_default_");
    var self =
        Configurations.read(
                folder, "a.xml", Configurations.xml("<handlers assign_with='DB-Self'/>"))
            .configuration()
            .orElseThrow()
            .handlers();
    assertThat(self.tagsOf("any", List.of())).containsExactly("_default_");
    var grab =
        Configurations.read(
                folder, "a.xml", Configurations.xml("<handlers assign_with='db-skip-locked'/>"))
            .configuration()
            .orElseThrow()
            .handlers();
    assertThat(grab.tagsOf("any", List.of())).isEmpty();
  }

  @Test
  void handlers_take_jobs_by_the_first_method_that_lets_them() {
    var handlers =
        Configurations.read(
                folder,
                "a.yml",
                Configurations.yaml(
                    """
                    handling:
                      assign: [db-preassign, db-transaction-isolation, db-skip-locked]
                      processes: {h: }
                    """))
            .configuration()
            .orElseThrow()
            .handlers();
    assertThat(handlers.methods()).hasSize(3);
    assertThat(Handlers.NONE.methods()).contains(AssignmentMethod.DB_SKIP_LOCKED);
    assertThat(Handlers.NONE.readyWindowSize()).isEqualTo(100);
  }

  @Test
  void a_handler_without_tags_is_a_default_one() {
    var handlers =
        Configurations.read(
                folder,
                "a.yml",
                Configurations.yaml("handling: {processes: {a: , b: {tags: [t]}, c: {}}}"))
            .configuration()
            .orElseThrow()
            .handlers();
    assertThat(handlers.named("_default_")).extracting(Handler::id).containsExactly("a", "c");
    assertThat(handlers.named("t")).extracting(Handler::id).containsExactly("b");
    assertThat(handlers.named("b")).extracting(Handler::id).containsExactly("b");
    assertThat(handlers.knows("u")).isFalse();
  }
}
