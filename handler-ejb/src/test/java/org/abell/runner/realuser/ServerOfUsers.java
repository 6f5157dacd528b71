package org.abell.runner.realuser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.abell.account.SystemAccount;
import org.abell.isolation.Confined;
import org.abell.isolation.Confinement;
import org.abell.jobconf.Isolation;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.abell.runner.cluster.ClusterRunner;
import org.abell.runner.local.LocalRunner;
import org.abell.runner.local.Sandbox;

/** The part of a handler that has to do with a job, as a process of the server's own account. */
public final class ServerOfUsers {

  private static final long PATIENCE_MILLIS = 30_000;

  private ServerOfUsers() {}

  /**
   * What it is to do: {@code prepare ACCOUNT COMMAND ISOLATION INPUT...}, {@code start}, {@code
   * await}, {@code stop}; each says in one line how it went.
   */
  public static void main(String[] arguments) throws Exception {
    var helper = new UserHelper(Path.of(arguments[0]));
    var root = Path.of(arguments[1]);
    var directory = new JobDirectory(root, Long.parseLong(root.getFileName().toString()));
    var job = new RunnerJob("local", "abell-%d-1".formatted(directory.jobId()), directory);
    var runner = new TakenBack(runner(helper), helper);
    switch (arguments[2]) {
      case "prepare" -> prepare(directory, List.of(arguments).subList(3, arguments.length));
      case "start" -> {
        try {
          System.out.println(runner.start(job).getClass().getSimpleName());
          System.out.println(end(runner, job));
        } catch (JobRefused e) {
          System.out.println("refused: " + e.getMessage() + " | " + e.getCause().getMessage());
        }
      }
      case "await" -> System.out.println(end(runner, job));
      case "stop" -> {
        while (!runner.stop(job)) {
          TimeUnit.MILLISECONDS.sleep(100);
        }
        System.out.println("stopped");
      }
      default -> throw new IllegalArgumentException(arguments[2]);
    }
  }

  private static Runner runner(UserHelper helper) {
    var slurm = System.getProperty("slurm.conf");
    if (slurm == null) {
      return new LocalRunner(Clock.systemUTC(), ended -> {}, Sandbox.probe(), helper);
    }
    var params =
        new Params(
            Map.of(
                "env_SLURM_CONF", new ParamValue.Text(slurm),
                "poll_seconds", new ParamValue.Text("0")));
    var plugin = new RunnerPlugin("there", "there", RunnerKind.SLURM, 4, params);
    return new ClusterRunner(new RunnerSetup(plugin, Clock.systemUTC(), ended -> {}), helper);
  }

  private static void prepare(JobDirectory directory, List<String> words) throws Exception {
    var inputs = words.subList(3, words.size()).stream().map(Path::of).toList();
    Files.createDirectories(directory.root());
    Files.setPosixFilePermissions(directory.root(), PosixFilePermissions.fromString("rwx------"));
    JobScript.of(words.get(1)).writeTo(directory);
    new SystemAccount(words.get(0), inputs).writeTo(directory);
    var data = directory.root().getParent().getParent().getParent();
    new Confinement(Isolation.valueOf(words.get(2)), false, List.of(data), inputs, List.of())
        .writeTo(directory, Confined.JOB);
    System.out.println("prepared");
  }

  private static RunState end(TakenBack runner, RunnerJob job) throws Exception {
    var late = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (System.currentTimeMillis() < late) {
      var state = runner.look(List.of(job)).get(job);
      if (state != null && !(state instanceof RunState.Alive)) {
        return state;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("no end of " + job.token());
  }

  /** What such a process is started by, but for what it is to do. */
  static List<String> command(Path classes, Path home, List<String> properties) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = classes + "/*:" + classes + "/0:" + classes + "/1:" + classes + "/2";
    var command = new ArrayList<>(List.of(java, "-cp", path));
    command.addAll(List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + home));
    command.add("-Dabell.config=" + home.resolve("abell.yml"));
    command.addAll(properties);
    command.add(ServerOfUsers.class.getName());
    return command;
  }

  /** The classes that it needs, of all that this process knows. */
  static Stream<Path> needed() {
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(":"))
        .map(Path::of)
        .filter(
            p ->
                Files.isDirectory(p)
                    || p.getFileName()
                        .toString()
                        .matches("(core-|abell-|jboss-logging|.*json|parsson).*jar"));
  }
}
