package org.abell.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.ident.IdEncoding;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.job.JobInput;
import org.abell.job.JobState;
import org.abell.job.JobTwins;
import org.abell.job.Jobs;
import org.abell.jobconf.ResourceQuestion;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.submission.RejectedSubmission.Kind;
import org.abell.upload.UploadOrder;
import org.abell.user.InvalidAccount;
import org.abell.user.User;
import org.abell.user.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {

  private static final ServerIdentity WEB0 =
      new ServerIdentity("web0", EnumSet.of(Role.WEB), "localhost", 1);
  private static final UploadOrder ORDER =
      new UploadOrder(new UploadOrder.Staged("f"), "data", "auto", "?", true, false);

  @TempDir private static Path folder;
  private static Database database;
  private static final JobConfigurations CONFIGURATIONS = new JobConfigurations(Clock.systemUTC());
  private static Readiness readiness;
  private static long ada;
  private static long eve;

  @BeforeAll
  static void install() throws Exception {
    var panel = Path.of("../domain-config/src/main/abell/tool_panel.xml").toAbsolutePath();
    var file = folder.resolve("abell.yml");
    Files.writeString(file, "data_dir: data\ntool_panel_file: %s\n".formatted(panel));
    database = new Database();
    System.setProperty("abell.config", file.toString());
    readiness = new Readiness(database.source(), database.source(), CONFIGURATIONS);
    readiness.attempt();
    ada = database.inTransaction(em -> account(em, "ada"));
    eve = database.inTransaction(em -> account(em, "eve"));
  }

  @AfterAll
  static void close() {
    System.clearProperty("abell.config");
    database.close();
  }

  @Test
  void a_job_is_written_with_its_inputs_and_outputs() {
    var item = upload(ada);
    database.inTransaction(
        em -> {
          var done = run(em, ada, "Show beginning1", "{\"lineNum\": 3, \"input\": %s}", item);
          var job = done.job();
          assertThat(job.state().label()).isEqualTo("new");
          assertThat(job.submittedBy()).isEqualTo("web0");
          assertThat(job.handlerTag()).isEqualTo("_default_");
          assertThat(job.inputs()).extracting(JobInput::name).containsExactly("input");
          assertThat(done.outputs()).containsOnlyKeys("out_file1");
          var output = done.outputs().get("out_file1");
          assertThat(output.hid()).isEqualTo(job.inputs().get(0).item().hid() + 1);
          assertThat(output.dataset().jobId()).contains(job.id());
          return 0;
        });
  }

  @Test
  void a_job_that_did_the_same_is_found_until_its_output_is_deleted() {
    var item = upload(ada);
    var inputs = "{\"lineNum\": 3, \"input\": %s}";
    long job =
        database.inTransaction(em -> run(em, ada, "Show beginning1", inputs, item).job().id());

    assertThat(twin(ada, "{\"lineNum\": \"3\", \"input\": %s}", item)).contains(job);
    assertThat(twin(ada, "{\"lineNum\": 4, \"input\": %s}", item)).isEmpty();
    assertThat(twin(ada, inputs, upload(ada))).isEmpty();
    assertThat(twin(eve, inputs, item)).isEmpty();
    database.execute(
        "update history_item set deleted = true where id in"
            + " (select item_id from job_output where job_id = %d)".formatted(job));
    assertThat(twin(ada, inputs, item)).isEmpty();
  }

  private static Optional<Long> twin(long user, String inputs, long item) {
    return database.inTransaction(
        em -> {
          var histories = new Histories(em, Clock.systemUTC());
          try {
            return new EquivalentJobs(check(histories), histories, new JobTwins(em))
                .find(
                    em.find(User.class, user),
                    "Show beginning1",
                    json(inputs, item),
                    EnumSet.of(JobState.NEW))
                .map(Job::id);
          } catch (RejectedSubmission e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void resources_that_the_configuration_asks_for_are_checked_and_kept() throws Exception {
    var item = upload(ada);
    var configuration = folder.resolve("job_conf.yml");
    Files.writeString(
        folder.resolve("job_resource_params_conf.xml"),
        "<parameters><param name='cores' type='integer' max='8' value='1'/></parameters>");
    Files.writeString(
        configuration,
        """
        runners: {local: {load: local}}
        execution: {environments: {local: {runner: local}}}
        resources: {default: g, groups: {g: [cores]}}
        """);
    CONFIGURATIONS.reload();
    try {
      var inputs =
          """
          {"lineNum": 17, "input": %%s, "__job_resource|__job_resource__select": "yes",
           "__job_resource|cores": "%d"}
          """;
      var done =
          database.inTransaction(
              em -> run(em, ada, "Show beginning1", inputs.formatted(4), item).job());
      assertThat(done.parameters())
          .filteredOn(p -> p.name().equals(ResourceQuestion.NAME))
          .singleElement()
          .satisfies(
              p -> assertThat(ResourceQuestion.answers(p.value())).containsEntry("cores", "4"));
      assertThat(twin(ada, "{\"lineNum\": 17, \"input\": %s}", item)).contains(done.id());
      assertThat(refusal(ada, "Show beginning1", inputs.formatted(9), item).errors())
          .containsOnlyKeys("__job_resource|cores");
    } finally {
      Files.delete(configuration);
      CONFIGURATIONS.reload();
    }
  }

  @Test
  void a_tool_that_is_not_there_is_refused() {
    var refused = refusal(ada, "no_such_tool", "{}", upload(ada));
    assertThat(refused.kind()).isEqualTo(Kind.UNKNOWN_TOOL);
    assertThat(refused).hasMessage("There is no tool 'no_such_tool' here.");
  }

  @Test
  void a_wrong_parameter_is_refused_by_its_name_and_nothing_is_written() {
    var item = upload(ada);
    var before = count();
    var refused = refusal(ada, "Show beginning1", "{\"lineNum\": \"x\", \"input\": %s}", item);
    assertThat(refused.kind()).isEqualTo(Kind.INVALID_PARAMETERS);
    assertThat(refused.errors()).containsOnlyKeys("lineNum");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void a_dataset_of_someone_else_is_refused() {
    var refused = refusal(eve, "Show beginning1", "{\"lineNum\": 3, \"input\": %s}", upload(ada));
    assertThat(refused.errors().get("input")).contains("belongs to somebody else");
  }

  @Test
  void an_upload_is_a_job_like_any_other() {
    var item = upload(ada);
    var tool = database.inTransaction(em -> em.find(Job.class, jobOf(em, item)).toolId());
    assertThat(tool).isEqualTo("upload1");
  }

  private static long jobOf(EntityManager em, long item) {
    return new Histories(em, Clock.systemUTC())
        .item(item)
        .orElseThrow()
        .dataset()
        .jobId()
        .orElseThrow();
  }

  private static RejectedSubmission refusal(long user, String tool, String inputs, long item) {
    return database.inTransaction(
        em -> {
          var history = new Histories(em, Clock.systemUTC()).current(user);
          var who = em.find(User.class, user);
          return catchThrowableOfType(
              RejectedSubmission.class,
              () -> submissions(em).run(who, history, tool, Optional.empty(), json(inputs, item)));
        });
  }

  private static Submitted run(EntityManager em, long user, String tool, String inputs, long item) {
    var history = new Histories(em, Clock.systemUTC()).current(user);
    try {
      return submissions(em)
          .run(em.find(User.class, user), history, tool, Optional.empty(), json(inputs, item));
    } catch (RejectedSubmission e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject json(String inputs, long item) {
    IdEncoding ids = readiness.installation().ids();
    var data = "{\"src\": \"hda\", \"id\": \"%s\"}".formatted(ids.encode(item));
    return Json.createReader(new StringReader(inputs.formatted(data))).readObject();
  }

  private static long upload(long user) {
    return database.inTransaction(
        em -> {
          History history = new Histories(em, Clock.systemUTC()).current(user);
          var who = em.find(User.class, user);
          return submissions(em)
              .upload(who, history, "upload1", ORDER)
              .outputs()
              .get(UploadOrder.OUTPUT)
              .id();
        });
  }

  private static long count() {
    return database.inTransaction(
        em -> em.createQuery("select count(i) from HistoryItem i", Long.class).getSingleResult());
  }

  private static long account(EntityManager em, String name) {
    try {
      return new Users(em, Clock.systemUTC()).create(name + "@x.org", name, "secret1").id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequestCheck check(Histories histories) {
    return new RequestCheck(readiness, CONFIGURATIONS, histories);
  }

  private static Submissions submissions(EntityManager em) {
    var clock = Clock.systemUTC();
    var handlers = new HandlerAssignment(CONFIGURATIONS, new ServerLeases(em), WEB0);
    var histories = new Histories(em, clock);
    return new Submissions(check(histories), histories, new Jobs(em, clock), WEB0, handlers);
  }
}
