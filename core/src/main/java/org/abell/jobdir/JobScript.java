package org.abell.jobdir;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the two scripts of a job. The order of the job script is Galaxy's: slots, environment,
 * measuring, the tool, exit code, measuring.
 *
 * @param command the tool's command, as its template rendered it
 * @param strict whether the first failing line ends the command
 * @param environment variables that the tool file asks for, taken literally
 * @param slots how many cores the job may use
 */
public record JobScript(
    String command, boolean strict, Map<String, String> environment, int slots) {

  private static final String TOOL =
      """
      #!/bin/bash
      %s%s
      """;

  // The time and the host name are bash's own: measuring starts no process.
  private static final String JOB =
      """
      #!/bin/bash
      # A polite stop is for the tool; this script stays to note how the tool took it.
      trap : TERM INT
      job=%s
      %scd "$job/working" || exit 254
      {
        echo "core galaxy_slots $GALAXY_SLOTS"
        echo "hostname hostname $HOSTNAME"
        printf 'core start_epoch %%(%%s)T\\n' -1
      } > "$job/metrics"
      /bin/bash ../tool_script.sh > ../outputs/tool_stdout 2> ../outputs/tool_stderr < /dev/null
      code=$?
      printf 'core end_epoch %%(%%s)T\\n' -1 >> "$job/metrics"
      echo "$code" > "$job/%s"
      exit "$code"
      """;

  public JobScript {
    environment = Map.copyOf(environment);
  }

  /** Writes both into the directory, which is made where it is missing. */
  public void writeTo(JobDirectory directory) throws IOException {
    directory.create();
    directory.write(directory.toolScript(), toolScript());
    directory.write(directory.jobScript(), jobScript(directory));
  }

  String toolScript() {
    return TOOL.formatted(strict ? "set -e\n" : "", command);
  }

  String jobScript(JobDirectory directory) {
    return JOB.formatted(
        Shell.quote(directory.root().toString()),
        Shell.exports(variables(directory)),
        directory.exitCodeFile().getFileName());
  }

  private Map<String, String> variables(JobDirectory directory) {
    var all = new LinkedHashMap<String, String>();
    all.put("GALAXY_SLOTS", Integer.toString(slots));
    all.put("GALAXY_SLOTS_CONFIGURED", "1");
    all.put("HOME", directory.home().toString());
    all.put("_GALAXY_JOB_HOME_DIR", directory.home().toString());
    all.put("TMPDIR", directory.tmp().toString());
    all.put("_GALAXY_JOB_TMP_DIR", directory.tmp().toString());
    all.putAll(environment);
    return all;
  }
}
