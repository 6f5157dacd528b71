package org.abell.jobdir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.job.Metric;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.measure.Measuring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobScriptTest {

  @TempDir Path root;

  private JobDirectory directory;
  private Allowance allowance = Allowance.known(OptionalInt.of(4), OptionalInt.empty());
  private Optional<String> setupFile = Optional.empty();
  private List<EnvironmentEntry> entries = List.of();
  private Folders folders = Folders.OWN;
  private String shell = ScriptSetting.USUAL_SHELL;
  private Measuring measuring = Measuring.USUAL;
  private ProcessLimits limits = ProcessLimits.NONE;

  @BeforeEach
  void quoteTheName() {
    directory = new JobDirectory(root.resolve("it's"), 7);
  }

  @Test
  void the_tool_script_holds_the_command_and_nothing_else() {
    assertThat(JobScript.of("sort 'a' > 'b'").toolScript())
        .isEqualTo("#!/bin/bash\nsort 'a' > 'b'\n");
  }

  @Test
  void a_strict_command_ends_at_its_first_failing_line() {
    var command = new ToolCommand("false; true", true, Map.of(), "");

    assertThat(new JobScript(command, ScriptSetting.PLAIN).toolScript())
        .isEqualTo("#!/bin/bash\nset -e\nfalse; true\n");
  }

  @Test
  void the_exit_code_of_the_tool_is_the_jobs_and_is_written_down() throws Exception {
    assertThat(run(ToolCommand.of("echo out; echo err >&2; exit 3"))).isEqualTo(3);

    assertThat(directory.toolStdout()).hasContent("out");
    assertThat(directory.toolStderr()).hasContent("err");
    assertThat(directory.exitCode()).hasValue(3);
  }

  @Test
  void the_tool_sees_its_slots_and_its_own_variables_as_they_were_written() throws Exception {
    run(
        new ToolCommand(
            "echo \"$GALAXY_SLOTS $GALAXY_SLOTS_CONFIGURED $GREETING\"",
            false,
            Map.of("GREETING", "it's $HOME"),
            ""));

    assertThat(directory.toolStdout()).hasContent("4 1 it's $HOME");
  }

  @Test
  void nobody_configured_the_slots_where_there_is_just_one() throws Exception {
    allowance = Allowance.known(OptionalInt.empty(), OptionalInt.empty());

    run(ToolCommand.of("echo \"$GALAXY_SLOTS ${GALAXY_SLOTS_CONFIGURED-unset}\""));

    assertThat(directory.toolStdout()).hasContent("1 unset");
  }

  @Test
  void memory_is_told_whole_and_by_slot() throws Exception {
    allowance = Allowance.known(OptionalInt.of(4), OptionalInt.of(1000));

    run(ToolCommand.of("echo \"$GALAXY_MEMORY_MB $GALAXY_MEMORY_MB_PER_SLOT\""));

    assertThat(directory.toolStdout()).hasContent("1000 250");
    assertThat(metric("galaxy_memory_mb")).isEqualTo("1000");
  }

  @Test
  void a_cluster_tells_its_jobs_what_they_got() throws Exception {
    allowance = Allowance.ofCluster();
    entries = List.of();

    run(
        ToolCommand.of("echo \"$GALAXY_SLOTS $GALAXY_MEMORY_MB\""),
        Map.of("SLURM_NTASKS", "2", "SLURM_CPUS_PER_TASK", "3", "SLURM_MEM_PER_CPU", "10"));

    assertThat(directory.toolStdout()).hasContent("6 60");
  }

  @Test
  void the_environment_comes_in_the_order_of_server_destination_and_tool() throws Exception {
    var setup = Files.writeString(root.resolve("setup.sh"), "FROM=setup; ALL=s; HERE=/here\n");
    var sourced = Files.writeString(root.resolve("more.sh"), "ALL=$ALL,f\n");
    setupFile = Optional.of(setup.toString());
    entries =
        List.of(
            new EnvironmentEntry.Sourced(sourced.toString(), false),
            new EnvironmentEntry.Variable("PLACE", "say \"$HERE\"", false),
            new EnvironmentEntry.Variable("RAW", "$HERE/x", true),
            new EnvironmentEntry.Executed("export ALL=$ALL,e"));

    run(
        new ToolCommand(
            "echo \"$ALL|$PLACE|$RAW|$MINE\"", false, Map.of("MINE", "m", "RAW", "tool"), ""));

    assertThat(directory.toolStdout()).hasContent("s,f,e|say \"/here\"|tool|m");
  }

  @Test
  void a_tool_without_a_home_of_its_own_gets_the_shared_one() throws Exception {
    folders = new Folders(false, Optional.of("/shared"), Optional.of("$(echo /fast/$USER)"));

    run(ToolCommand.of("echo \"$HOME $TMPDIR\""), Map.of("USER", "ada"));

    assertThat(directory.toolStdout()).hasContent("/shared /fast/ada");
  }

  @Test
  void a_temporary_folder_of_a_former_start_is_not_used_again() throws Exception {
    directory.create();
    Files.writeString(directory.tmp().resolve("left"), "");
    folders = new Folders(true, Optional.empty(), Optional.of("true"));

    run(ToolCommand.of("ls \"$TMPDIR\"; [ \"$TMPDIR\" = \"$_GALAXY_JOB_TMP_DIR\" ] && echo same"));

    assertThat(directory.toolStdout()).hasContent("same");
  }

  @Test
  void without_a_shell_of_its_own_the_command_still_cannot_end_the_script() throws Exception {
    shell = "none";

    assertThat(run(ToolCommand.of("echo here; exit 5"))).isEqualTo(5);

    assertThat(directory.toolStdout()).hasContent("here");
    assertThat(metric("end_epoch")).isNotEmpty();
  }

  @Test
  void the_version_of_the_program_is_asked_first() throws Exception {
    run(new ToolCommand("true", false, Map.of(), "echo 'v 1'; echo more >&2; exit 1"));

    assertThat(directory.versionFile()).hasContent("v 1\nmore");
  }

  @Test
  void each_plugin_measures_what_it_is_for() throws Exception {
    var wanted =
        List.of(
            plugin("core", Map.of()),
            plugin("cpuinfo", Map.of()),
            plugin("meminfo", Map.of("verbose", "true")),
            plugin("uname", Map.of()),
            plugin("env", Map.of("variables", "MARK, TWO")),
            plugin("cgroup", Map.of()));
    measuring = Measuring.of(wanted, unknown -> assertThat(unknown).isEmpty());

    run(ToolCommand.of("true"), Map.of("MARK", "a b", "TWO", "x\ny"));

    assertThat(metric("processor_count")).matches("[1-9]\\d*");
    assertThat(metric("memtotal")).matches("\\d{4,}");
    assertThat(metric("memfree")).isNotEmpty();
    assertThat(metric("uname")).startsWith("Linux ");
    assertThat(metric("MARK")).isEqualTo("a b");
    assertThat(metric("TWO")).isEqualTo("x y");
    assertThat(directory.jobStderr()).isEmptyFile();
  }

  @Test
  void nothing_is_measured_where_that_is_disabled() throws Exception {
    measuring = Measuring.NONE;

    run(ToolCommand.of("true"));

    assertThat(JobMetrics.read(directory)).isEmpty();
  }

  @Test
  void the_limits_hold_for_the_tool_and_not_for_what_comes_after_it() throws Exception {
    limits =
        ProcessLimits.of(
            new Params(
                Map.of(
                    "limit_cpu_seconds", new ParamValue.Text("7"),
                    "limit_memory_mb", new ParamValue.Text("512"),
                    "limit_file_size_mb", new ParamValue.Text("1"),
                    "limit_open_files", new ParamValue.Text("64"))));

    run(ToolCommand.of("ulimit -t; ulimit -v; ulimit -f; ulimit -n; ulimit -H -t"));
    assertThat(directory.toolStdout()).hasContent("7\n524288\n1024\n64\n12");

    assertThat(run(ToolCommand.of("head -c 2000000 /dev/zero > large"))).isEqualTo(153);
    assertThat(directory.working().resolve("large")).hasSize(1 << 20);
  }

  @Test
  void a_tool_that_uses_up_its_time_of_the_processor_is_ended() throws Exception {
    limits = ProcessLimits.of(new Params(Map.of("limit_cpu_seconds", new ParamValue.Text("1"))));

    assertThat(run(ToolCommand.of("bash -c 'while :; do :; done'"))).isEqualTo(152);
  }

  private static MetricsChoice.Plugin plugin(String type, Map<String, String> settings) {
    return new MetricsChoice.Plugin(type, settings);
  }

  private String metric(String name) throws IOException {
    return JobMetrics.read(directory).stream()
        .filter(m -> m.name().equals(name))
        .map(m -> m instanceof Metric.OfText t ? t.value() : ((Metric.OfNumber) m).value() + "")
        .findFirst()
        .orElse("");
  }

  private int run(ToolCommand command) throws Exception {
    return run(command, Map.of());
  }

  private int run(ToolCommand command, Map<String, String> variables) throws Exception {
    var setting =
        new ScriptSetting(allowance, setupFile, entries, folders, shell, measuring, limits, "");
    new JobScript(command, setting).writeTo(directory);
    var builder =
        new ProcessBuilder("/bin/bash", directory.jobScript().toString())
            .redirectOutput(directory.jobStdout().toFile())
            .redirectError(directory.jobStderr().toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(variables);
    return builder.start().waitFor();
  }
}
