package org.abell.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.account.SystemAccount;
import org.abell.configuration.JobConfigurations;
import org.abell.datatype.Datatypes;
import org.abell.ident.IdEncoding;
import org.abell.installation.Installation;
import org.abell.installation.SharedFolder;
import org.abell.job.InputCheck;
import org.abell.job.JobState;
import org.abell.jobconf.DestinationAdditions;
import org.abell.jobdir.JobDirectory;
import org.abell.settings.DataDirectory;
import org.abell.settings.Settings;
import org.abell.toolbox.ToolBox;
import org.abell.toolinput.ToolDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPreparationTest {

  private static final String TOOL =
      """
      <tool id="head" name="Head" version="1.0" profile="21.01">
        <environment_variables>
          <environment_variable name="COUNT">$n</environment_variable>
        </environment_variables>
        <command>head -n '$n' '$input' > '$out'</command>
        <configfiles>
          <configfile name="config" filename="head.conf">n=$n</configfile>
        </configfiles>
        <inputs>
          <param name="input" type="data" format="txt"/>
          <param name="n" type="integer" value="10"/>
        </inputs>
        <outputs><data name="out" format="txt"/></outputs>
      </tool>
      """;
  private static final String INPUT = "{\"values\":[{\"src\":\"hda\",\"id\":%d}]}";

  @TempDir Path root;

  private JobSheet.Target target = JobSheet.Target.NONE;

  @Test
  void the_directory_holds_all_that_a_runner_needs() throws Exception {
    var command = prepare(Map.of("input", INPUT.formatted(5), "n", "\"3\""));

    assertThat(command)
        .isEqualTo("head -n '3' '%s' > '%s'".formatted(file(5), directory().output(file(6))));
    assertThat(directory().toolScript()).content().endsWith(command + "\n");
    assertThat(directory().jobScript()).content().contains("export COUNT='3'");
    assertThat(directory().working().resolve("head.conf")).hasContent("n=3");
    assertThat(file(6)).isEmptyFile();
  }

  @Test
  void preparing_once_more_replaces_the_first_and_spares_what_an_output_holds() throws Exception {
    prepare(Map.of("input", INPUT.formatted(5), "n", "\"3\""));
    Files.writeString(file(6), "kept");

    prepare(Map.of("input", INPUT.formatted(5), "n", "\"4\""));

    assertThat(directory().toolScript()).content().contains("'4'");
    assertThat(file(6)).hasContent("kept");
  }

  @Test
  void a_dataset_that_is_no_input_of_the_job_cannot_be_read() {
    assertThatThrownBy(() -> prepare(Map.of("input", INPUT.formatted(99), "n", "\"3\"")))
        .isInstanceOf(PreparationFailed.class)
        .hasMessageContaining("dataset 99 is no input");
  }

  @Test
  void a_job_of_a_real_user_is_shut_to_others_and_names_account_and_inputs() throws Exception {
    Files.createDirectories(file(5).getParent());
    Files.writeString(file(5), "input");
    target = realUser("user_email");

    prepare(Map.of("input", INPUT.formatted(5), "n", "\"3\""));

    assertThat(SystemAccount.of(directory())).contains(new SystemAccount("ada", List.of(file(5))));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory().root())))
        .isEqualTo("rwx------");
    target = JobSheet.Target.NONE;
    prepare(Map.of("input", INPUT.formatted(5), "n", "\"3\""));
    assertThat(SystemAccount.of(directory())).isEmpty();
  }

  @Test
  void a_user_whose_name_cannot_be_that_of_an_account_is_told() {
    target = realUser("-rf");

    assertThatThrownBy(() -> prepare(Map.of("input", INPUT.formatted(5), "n", "\"3\"")))
        .isInstanceOf(PreparationFailed.class)
        .hasMessage(
            "Jobs run under the system account of their user here, and '-rf' is no name of a system"
                + " account.");
  }

  private static JobSheet.Target realUser(String rule) {
    var params = "{\"run_as_real_user\":\"true\",\"real_system_username\":\"%s\"}".formatted(rule);
    return new JobSheet.Target(Optional.empty(), DestinationAdditions.of(params, "[]"), 1);
  }

  @Test
  void a_tool_that_was_removed_is_told() {
    assertThatThrownBy(() -> preparation(ToolBox.empty()).prepare(sheet(Map.of())))
        .isInstanceOf(PreparationFailed.class)
        .hasMessage("The tool head 1.0 is not there any more.");
  }

  private String prepare(Map<String, String> parameters) throws IOException, PreparationFailed {
    Files.writeString(root.resolve("head.xml"), TOOL);
    var panel = root.resolve("panel.xml");
    Files.writeString(panel, "<toolbox><tool file=\"head.xml\"/></toolbox>");
    return preparation(ToolBox.load(panel)).prepare(sheet(parameters));
  }

  private JobPreparation preparation(ToolBox tools) {
    var settings =
        new Settings(new DataDirectory(root), root, List.of(), "Abell", 1, true, Optional.empty());
    var ids = new IdEncoding("secret");
    return new JobPreparation(
        new Installation(settings, ids, tools, Datatypes.builtIn(), new SharedFolder(root, "mark")),
        new JobConfigurations(Clock.systemUTC()));
  }

  private JobSheet sheet(Map<String, String> parameters) {
    return new JobSheet(
        7,
        "head",
        "1.0",
        JobState.NEW,
        parameters,
        List.of(dataset(5)),
        Map.of("out", dataset(6)),
        new InputCheck.Fine(),
        Optional.empty(),
        Optional.empty(),
        target,
        new JobSheet.Owner(1, "ada@example.org", "ada", 2));
  }

  private ToolDataset dataset(long id) {
    return new ToolDataset("x", id, 1, "name", "txt", file(id), "?", Map.of(), "ok");
  }

  private Path file(long id) {
    return new DataDirectory(root).dataset(id);
  }

  private JobDirectory directory() {
    return new JobDirectory(new DataDirectory(root).job(7), 7);
  }
}
