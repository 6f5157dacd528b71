package org.abell.container;

/**
 * What a job's script does around {@code docker run}. The program is only a client: a container
 * goes on when its client dies, and a shell in it does not hear a polite stop. So a stop of the
 * script asks the daemon for it, and after an end of the client that need not be one of the
 * container, the container is removed by its name.
 */
final class DockerLines {

  /** The variable with the tool's HOME; the engine itself has that of the account. */
  static final String HOME_OF_JOB = "_job_home";

  /** From this on an exit code may be the engine's own, or that of a signal. */
  private static final int NOT_THE_TOOLS = 125;

  private static final int GRACE_SECONDS = 5;

  private static final String LINES =
      """
      %1$s=${HOME-}
      unset HOME
      HOME=~
      export HOME
      _engine() {
        %2$s "$@" > /dev/null 2>&1
      }
      trap '_again=1; _engine stop -t %3$d %4$s' TERM INT
      %5$s &
      _box=$!
      while _again=; wait "$_box"; _code=$?; [ -n "$_again" ] && [ "$_code" -gt 128 ]; do
        :
      done
      if [ "$_code" -lt %6$d ] || _engine %7$s %4$s; then
        rm -f "$_job/%8$s"
      fi
      exit "$_code"\
      """;

  private DockerLines() {}

  /**
   * The lines.
   *
   * @param name of the container
   * @param run the command that runs it
   */
  static String around(EngineCommand engine, String name, String run) {
    return LINES.formatted(
        HOME_OF_JOB,
        engine.quoted(),
        GRACE_SECONDS,
        name,
        run,
        NOT_THE_TOOLS,
        engine.removes() ? "rm -f" : "kill",
        ContainerNote.FILE);
  }
}
