package org.abell.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.abell.database.Database;
import org.abell.jobconf.ContainerResolver;
import org.abell.notice.ClusterNews;
import org.abell.notice.Notices;
import org.abell.problem.Problem;
import org.abell.tool.Input;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigurationsTest {

  private static final String SETTINGS = "data_dir: data\ntool_panel_file: panel.xml\n";

  @TempDir private Path folder;
  private final JobConfigurations configurations = new JobConfigurations(Clock.systemUTC());

  @BeforeEach
  void settings() throws IOException {
    write("abell.yml", SETTINGS);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String jobs(String destination) {
    return """
    runners: {local: {load: local}}
    execution: {environments: {%s: {runner: local}}}
    """
        .formatted(destination);
  }

  private static String xml(String destination) {
    return """
    <job_conf>
      <plugins><plugin id="local" type="runner" load="galaxy.jobs.runners.local"/></plugins>
      <destinations><destination id="%s" runner="local"/></destinations>
    </job_conf>
    """
        .formatted(destination);
  }

  private void open() {
    assertThat(configurations.open(folder.resolve("abell.yml"))).isEmpty();
  }

  private String destination() {
    return configurations.current().jobs().destinations().defaultName();
  }

  @Test
  void without_any_file_jobs_run_here_with_so_many_workers() throws IOException {
    write("abell.yml", SETTINGS + "local_workers: 7\n");
    open();
    assertThat(destination()).isEqualTo("local");
    assertThat(configurations.current().jobs().runners().get("local").workers()).isEqualTo(7);
    assertThat(configurations.file()).isEmpty();
  }

  @Test
  void the_nearest_configuration_wins() throws IOException {
    write("job_conf.xml", xml("from_xml"));
    open();
    assertThat(destination()).isEqualTo("from_xml");
    write("job_conf.yml", jobs("from_yaml"));
    open();
    assertThat(destination()).isEqualTo("from_yaml");
    write("other.yml", jobs("from_named"));
    write("abell.yml", SETTINGS + "job_config_file: other.yml\n");
    open();
    assertThat(destination()).isEqualTo("from_named");
    assertThat(configurations.file()).contains(folder.resolve("other.yml"));
    write("abell.yml", SETTINGS + "job_config:\n  " + jobs("inside").replace("\n", "\n  ") + "\n");
    open();
    assertThat(destination()).isEqualTo("inside");
  }

  @Test
  void resources_are_read_again_when_their_file_changes() throws IOException {
    write("job_conf.yml", jobs("a") + "resources: {default: g, groups: {g: [cores]}}\n");
    open();
    assertThat(configurations.current().findings()).hasSize(1);
    var parameters = "<parameters><param name='%s' type='text'/></parameters>";
    write("job_resource_params_conf.xml", parameters.formatted("cores"));
    assertThat(configurations.look()).isTrue();
    assertThat(asked()).hasSize(1);
    write("other.xml", parameters.formatted("memory"));
    write("abell.yml", SETTINGS + "job_resource_params_file: other.xml\n");
    assertThat(configurations.look()).isTrue();
    assertThat(asked()).isEmpty();
    assertThat(configurations.current().findings().get(0).problem().reason())
        .contains("the parameter cores, which is not in " + folder.resolve("other.xml"));
  }

  private List<Input.Param> asked() {
    return configurations.current().jobs().resources().paramsFor(Optional.empty());
  }

  @Test
  void from_config_reads_abell_yml_but_no_secrets() throws IOException {
    write("abell.yml", SETTINGS + "brand: ours\nid_secret: hush-hush\n");
    write(
        "job_conf.xml",
        xml("here")
            .replace(
                "runner=\"local\"/></destinations>",
                "runner=\"local\"><param id='a' from_config='brand'>x</param>"
                    + "<param id='b' from_config='id_secret'>x</param></destination>"
                    + "</destinations>"));
    open();
    var params = configurations.current().jobs().destinations().byId().get("here").params();
    assertThat(params.text("a")).contains("ours");
    assertThat(params.text("b")).contains("x");
  }

  @Test
  void a_changed_file_comes_into_force() throws IOException {
    write("job_conf.yml", jobs("one"));
    open();
    var before = configurations.current();
    assertThat(configurations.look()).isFalse();
    assertThat(configurations.current()).isSameAs(before);
    write("job_conf.yml", jobs("two"));
    assertThat(configurations.look()).isTrue();
    assertThat(destination()).isEqualTo("two");
    assertThat(configurations.current().fingerprint()).isNotEqualTo(before.fingerprint());
    write("job_conf.yml", jobs("one"));
    assertThat(configurations.look()).isTrue();
    assertThat(configurations.current().fingerprint()).isEqualTo(before.fingerprint());
  }

  @Test
  void a_bad_file_changes_nothing_and_says_why_until_it_is_mended() throws IOException {
    write("job_conf.yml", jobs("one"));
    open();
    var before = configurations.current();
    write("job_conf.yml", "runners: {}\nexecution:\n  default: nowhere\n");
    assertThat(configurations.look()).isFalse();
    assertThat(configurations.current()).isSameAs(before);
    var problem = configurations.problem().orElseThrow();
    assertThat(problem.problems())
        .containsExactly(
            new Problem(
                folder.resolve("job_conf.yml").toString(),
                3,
                "the default destination nowhere is neither a destination nor a tag"));
    configurations.look();
    assertThat(configurations.problem()).containsSame(problem);
    write("job_conf.yml", jobs("one"));
    assertThat(configurations.look()).isFalse();
    assertThat(configurations.problem()).isEmpty();
    assertThat(configurations.current()).isSameAs(before);
  }

  @Test
  void a_bad_rules_file_is_refused_with_its_line_and_a_mended_one_obeyed() throws IOException {
    write(
        "job_conf.yml",
        """
        runners: {local: {load: local}}
        execution:
          default: rules
          environments:
            here: {runner: local}
            rules: {runner: dynamic, type: rules, rules_file: rules.yml}
        """);
    write("rules.yml", "rules:\n- when: tool_id == 'a'\n  destination: here\n");
    open();
    var before = configurations.current();
    write("rules.yml", "rules:\n- when: tool == 'a'\n  destination: there\n");
    assertThat(configurations.look()).isFalse();
    assertThat(configurations.problem().orElseThrow().problems())
        .extracting(p -> p.line() + " " + p.reason())
        .containsExactly(
            "2 the expression 'tool == 'a'': name 'tool' is not defined",
            "3 a rule names the unknown destination there");
    write("rules.yml", "rules:\n- {when: tool_id == 'b', destination: here}\n");
    assertThat(configurations.look()).isTrue();
    assertThat(configurations.current().fingerprint()).isNotEqualTo(before.fingerprint());
  }

  @Test
  void container_resolvers_of_abell_yml_are_obeyed_and_their_changes_and_mistakes_noticed()
      throws IOException {
    write("job_conf.yml", jobs("here"));
    write("abell.yml", SETTINGS + "container_resolvers:\n- type: explicit\n");
    open();
    assertThat(resolvers()).containsExactly(new ContainerResolver.Explicit());
    var before = configurations.current().fingerprint();

    write("abell.yml", SETTINGS + "container_resolvers:\n- type: guess\n");
    assertThat(configurations.look()).isFalse();

    assertThat(configurations.problem().orElseThrow().sentence())
        .startsWith(folder.resolve("abell.yml") + ":4: the container resolver 'guess' is unknown");
    assertThat(resolvers()).containsExactly(new ContainerResolver.Explicit());

    write("abell.yml", SETTINGS + "container_resolvers_config_file: resolvers.yml\n");
    write("resolvers.yml", "- type: explicit_singularity\n");
    assertThat(configurations.look()).isTrue();

    assertThat(resolvers()).containsExactly(new ContainerResolver.ExplicitSingularity());
    assertThat(configurations.current().fingerprint()).isNotEqualTo(before);

    write("resolvers.yml", "- type: explicit\n");
    assertThat(configurations.look()).isTrue();
    assertThat(resolvers()).containsExactly(new ContainerResolver.Explicit());
  }

  private List<ContainerResolver> resolvers() {
    return configurations.current().jobs().containers().ofOthers();
  }

  @Test
  void a_removed_file_holds_on_until_an_admin_wants_it_otherwise() throws IOException {
    write("job_conf.yml", jobs("one"));
    open();
    Files.delete(folder.resolve("job_conf.yml"));
    assertThat(configurations.look()).isFalse();
    assertThat(destination()).isEqualTo("one");
    assertThat(configurations.problem().orElseThrow().sentence()).contains("the file is gone");
    assertThat(configurations.reload()).isEmpty();
    assertThat(destination()).isEqualTo("local");
  }

  @Test
  void a_bad_first_file_is_told() throws IOException {
    write("job_conf.yml", "- 1\n");
    assertThat(configurations.open(folder.resolve("abell.yml")))
        .hasValueSatisfying(p -> assertThat(p.sentence()).contains("job_conf.yml:1: "));
  }

  @Test
  void a_change_and_a_reload_wake_the_other_servers() throws IOException {
    try (var database = new Database()) {
      var woken = new AtomicInteger();
      var notices = new Notices(database.source(), n -> {}, woken::incrementAndGet);
      var ear = new Thread(notices);
      ear.start();
      await().until(() -> woken.get() == 1);
      var news = new ClusterNews(database.source());
      var told = new JobConfigurations(Clock.systemUTC(), news);
      told.open(folder.resolve("abell.yml"));
      write("job_conf.yml", jobs("one"));
      assertThat(told.look()).isTrue();
      await().until(() -> woken.get() == 2);
      told.reload();
      await().until(() -> woken.get() == 3);
      notices.close();
    }
  }
}
