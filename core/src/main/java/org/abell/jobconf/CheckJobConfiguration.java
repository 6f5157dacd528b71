package org.abell.jobconf;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks a job configuration without a server: every finding on a line of its own, then a summary.
 * Ends with 0 when the file can be used, 1 when it is refused, 2 when it was called wrongly.
 */
public final class CheckJobConfiguration {

  private static final int USABLE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_CALL = 2;

  private CheckJobConfiguration() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err, n -> Optional.ofNullable(System.getenv(n))));
  }

  static int run(
      String[] arguments,
      PrintStream out,
      PrintStream err,
      Function<String, Optional<String>> environment) {
    if (arguments.length != 1 || arguments[0].startsWith("-")) {
      err.println("Usage: CheckJobConfiguration FILE, a job_conf.xml or job_conf.yml.");
      return WRONG_CALL;
    }
    try {
      var file = Path.of(arguments[0]);
      if (!Files.isRegularFile(file)) {
        err.println(file + ": there is no such file");
        return WRONG_CALL;
      }
      return report(JobConfiguration.read(file, environment), out);
    } catch (InvalidPathException e) {
      err.println(arguments[0] + ": is not the name of a file");
      return WRONG_CALL;
    }
  }

  private static int report(JobConfigurationFile read, PrintStream out) {
    for (var finding : read.findings()) {
      var problem = finding.problem();
      var word = finding.refuses() ? "refused: " : "warning: ";
      out.println("%s:%d: %s".formatted(problem.file(), problem.line(), word + problem.reason()));
    }
    out.println(read.configuration().map(c -> summary(c, read)).orElseGet(() -> refused(read)));
    return read.configuration().isPresent() ? USABLE : REFUSED;
  }

  private static String summary(JobConfiguration c, JobConfigurationFile read) {
    return "Usable. Runners: %d, handlers: %d, destinations: %d, tool mappings: %d; warnings: %d."
        .formatted(
            c.runners().size(),
            c.handlers().byId().size(),
            c.destinations().byId().size(),
            c.tools().entries().size(),
            read.warnings());
  }

  private static String refused(JobConfigurationFile read) {
    return "Refused. Errors: %d, warnings: %d.".formatted(read.refusals(), read.warnings());
  }
}
