package org.abell.jobdir;

import java.util.Optional;

/**
 * Where a job's HOME and its temporary files are.
 *
 * @param ownHome whether the tool wants a HOME of its own
 * @param sharedHome the HOME of all other tools, where the destination names one
 * @param temporary the destination's {@code tmp_dir}: true for a new folder of the job, else words
 *     of the shell that give a folder; empty for the folder that every job has
 */
public record Folders(boolean ownHome, Optional<String> sharedHome, Optional<String> temporary) {

  /** Both inside the job's directory. */
  public static final Folders OWN = new Folders(true, Optional.empty(), Optional.empty());

  // Inside the one that is there: an isolated job can write in it, but not beside it.
  private static final String NEW_FOLDER =
      """
      _tmp=$(mktemp -d "$_job/tmp/$(printf '%(%Y%m%d-%H%M%S)T' -1).XXXXXX") || exit 254
      """;

  /** Lines of the job script; they find the job's directory in {@code $_job}. */
  String lines() {
    return "export _GALAXY_JOB_HOME_DIR=\"$_job/home\"\nexport HOME=%s\n".formatted(home())
        + temporaryFolder()
        + "export TMPDIR=\"$_tmp\" TEMP=\"$_tmp\" TMP=\"$_tmp\" _GALAXY_JOB_TMP_DIR=\"$_tmp\"\n";
  }

  private String home() {
    if (ownHome) {
      return "\"$_job/home\"";
    }
    return sharedHome.map(h -> "\"" + h + "\"").orElse("\"${HOME:-$_job/home}\"");
  }

  private String temporaryFolder() {
    if (temporary.isEmpty()) {
      return "_tmp=\"$_job/tmp\"\n";
    }
    return temporary.get().strip().equalsIgnoreCase("true")
        ? NEW_FOLDER
        : "_tmp=\"%s\"\n".formatted(temporary.get());
  }
}
