package org.abell.jobdir;

import java.io.IOException;

/**
 * Writes the two scripts of a job. The order of the job script is Galaxy's: slots, environment,
 * measuring, the tool, measuring; the exit code comes last, for whoever reads it finds all done.
 *
 * @param inspection lines that look at the outputs once the tool has ended; empty for none
 */
public record JobScript(ToolCommand command, ScriptSetting setting, String inspection) {

  private static final String TOOL =
      """
      #!%s
      %s
      """;

  private static final String JOB =
      """
      #!/bin/bash
      # A polite stop is for the tool; this script stays to note how the tool took it.
      trap : TERM INT
      %s%s%s_job=%s
      %scd "$_job/working" || exit 254
      %s{
      %s  :
      } > "$_job/metrics"
      %s%s > ../outputs/tool_stdout 2> ../outputs/tool_stderr < /dev/null
      _code=$?
      {
      %s  :
      } >> "$_job/metrics"
      %secho "$_code" > "$_job/%s"
      exit "$_code"
      """;

  /** Nobody looks at the outputs before the job has ended. */
  public JobScript(ToolCommand command, ScriptSetting setting) {
    this(command, setting, "");
  }

  /** A command on a destination that says nothing. */
  public static JobScript of(String command) {
    return new JobScript(ToolCommand.of(command), ScriptSetting.PLAIN);
  }

  /** Writes both into the directory, which is made where it is missing. */
  public void writeTo(JobDirectory directory) throws IOException {
    directory.create();
    directory.write(directory.toolScript(), toolScript());
    directory.write(directory.jobScript(), jobScript(directory));
  }

  String toolScript() {
    return TOOL.formatted(setting.hasShell() ? setting.shell() : ScriptSetting.USUAL_SHELL, body());
  }

  String jobScript(JobDirectory directory) {
    return JOB.formatted(
        setting.allowance().slots(),
        setting.environmentLines(),
        Shell.exports(command.environment()),
        Shell.quote(directory.root().toString()),
        setting.folders().lines(),
        setting.allowance().memory(),
        setting.measuring().before(),
        // In a container it is asked there, by the tool's script.
        setting.hasContainer() ? "" : versionLine(),
        run(),
        setting.measuring().after(),
        inspection,
        directory.exitCodeFile().getFileName());
  }

  private String body() {
    return (setting.hasContainer() ? versionLine() : "")
        + (command.strict() ? "set -e\n" : "")
        + command.line();
  }

  /** Without a shell of its own the command stands in the job's script. */
  private String run() {
    var limits = setting.limits().lines();
    if (setting.hasContainer()) {
      return "(\n%s%s)".formatted(limits, setting.container());
    }
    if (!setting.hasShell()) {
      return "(\n%s%s\n)".formatted(limits, body());
    }
    var run = setting.shell() + " ../tool_script.sh";
    return limits.isEmpty() ? run : "(\n%sexec %s\n)".formatted(limits, run);
  }

  private String versionLine() {
    var shell = setting.hasContainer() ? "/bin/sh" : "/bin/bash";
    return command.version().isEmpty()
        ? ""
        : "%s -c %s > ../outputs/%s 2>&1 < /dev/null\n"
            .formatted(shell, Shell.quote(command.version()), JobDirectory.VERSION);
  }
}
