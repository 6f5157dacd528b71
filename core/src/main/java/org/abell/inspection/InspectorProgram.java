package org.abell.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.isolation.Confined;
import org.abell.jobdir.Shell;

/**
 * The program that looks at outputs, for a job's script to start: the server's own Java, in a small
 * process that knows nothing of the environment of the server or the tool.
 */
public final class InspectorProgram {

  // Half of a second is all it lives: what pays off later only costs here.
  private static final String FLAGS =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx256m -XX:-UsePerfData";

  // Where the tool ran in a container, the rest of the script is not isolated.
  private static final String LINE =
      """
      (
      cd "$_job" || exit 1
      set --
      if [ -e %1$s ]; then
        exec 3< %1$s
        set -- bwrap --args 3 --
      fi
      exec "$@" /usr/bin/env -i LC_ALL=C.UTF-8 %2$s %3$s -cp %4$s %5$s %6$s
      ) > "$_job/metadata/log" 2>&1 < /dev/null
      """;

  private final Path java;
  private final Libraries libraries;
  private Optional<List<Path>> installed = Optional.empty();

  /**
   * @param java the executable
   * @param shared the folder for copies of the libraries, which all hosts see
   */
  public InspectorProgram(Path java, Path shared) {
    this.java = java;
    this.libraries = new Libraries(shared);
  }

  /** That of this server's own Java. */
  public static InspectorProgram ofServer(Path shared) {
    return new InspectorProgram(javaHome().resolve("bin/java"), shared);
  }

  /** Where the Java of this server is. */
  public static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Lines of a job script that carry out the order; they find the job in {@code $_job}. */
  public String lines(Path order) throws IOException {
    var classPath = installed().stream().map(Path::toString).collect(Collectors.joining(":"));
    return LINE.formatted(
        Confined.INSPECTION.arguments(),
        Shell.quote(java.toString()),
        FLAGS,
        Shell.quote(classPath),
        InspectOutputs.class.getName(),
        Shell.quote(order.toString()));
  }

  /** Copies the libraries to where jobs find them, unless they are there; marks them as used. */
  public synchronized List<Path> installed() throws IOException {
    if (installed.filter(files -> files.stream().allMatch(Files::exists)).isEmpty()) {
      installed = Optional.of(libraries.install());
    }
    Libraries.use(installed.get().get(0).getParent());
    return installed.get();
  }
}
