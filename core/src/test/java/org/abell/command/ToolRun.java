package org.abell.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.abell.tool.Tool;
import org.abell.tool.ToolTest;
import org.abell.toolinput.DatasetLookup;
import org.abell.toolinput.InputCheck;
import org.abell.toolinput.InputChecker;
import org.abell.toolinput.StoredInputs;
import org.abell.toolinput.ToolDataset;
import org.abell.toolinput.ToolValues;

/** One test of a tool: inputs checked, command rendered and run by bash, outputs compared. */
final class ToolRun {

  private static final int LONGEST_SECONDS = 60;

  private final Tool tool;
  private final ToolTest test;
  private final Path job;
  private final Map<String, ToolDataset> datasets = new LinkedHashMap<>();

  ToolRun(Tool tool, ToolTest test) throws IOException {
    this.tool = tool;
    this.test = test;
    this.job = Files.createTempDirectory("tool-run");
    for (var folder : List.of("working", "configs", "tmp", "outputs")) {
      Files.createDirectory(job.resolve(folder));
    }
  }

  void check() throws Exception {
    try {
      run();
    } finally {
      try (Stream<Path> files = Files.walk(job)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }

  private void run() throws Exception {
    var values = values();
    var planned = OutputPlanner.plan(tool, values, Surroundings.DATATYPES::isOfType);
    var outputs = outputs(planned);
    var prepared = CommandPreparation.prepare(tool, values, outputs, Surroundings.in(job));
    int exitCode = bash(prepared);
    var stdout = Files.readString(job.resolve("stdout"));
    var stderr = Files.readString(job.resolve("stderr"));
    var verdict = ErrorDetection.judge(tool.errorRules(), exitCode, stdout, stderr);
    assertThat(verdict.ok())
        .as("%s%nexit %d%n%s%n%s", prepared.commandLine(), exitCode, stdout, stderr)
        .isEqualTo(!test.expectFailure());
    for (var expected : test.outputs()) {
      compare(expected, outputs.get(expected.name()));
    }
    for (var check : test.streams()) {
      OutputAssertions.check(check.assertions(), check.stream().equals("stdout") ? stdout : stderr);
    }
  }

  /** Checks the inputs, stores them and reads them back, as the two halves of the server do. */
  private ToolValues values() {
    var submitted = accepted(InputChecker.check(tool, request(), this::find));
    return accepted(StoredInputs.read(tool, StoredInputs.write(submitted), this::find));
  }

  private static ToolValues accepted(InputCheck check) {
    if (check instanceof InputCheck.Refused refused) {
      throw new AssertionError(refused.sentence());
    }
    return ((InputCheck.Accepted) check).values();
  }

  private JsonObject request() {
    var request = Json.createObjectBuilder();
    for (var given : test.inputs()) {
      var value = given.value().orElse("");
      if (given.type().isPresent()) {
        var list = Json.createArrayBuilder();
        for (var file : value.split(",")) {
          list.add(Json.createObjectBuilder().add("src", "hda").add("id", upload(file, given)));
        }
        request.add(given.path(), list);
      } else {
        request.add(given.path(), value);
      }
    }
    return request.build();
  }

  private String upload(String file, ToolTest.Given given) {
    var path = tool.directory().resolve("test-data").resolve(file);
    var number = datasets.size() + 1;
    datasets.put(
        Integer.toString(number),
        new ToolDataset(
            Integer.toString(number),
            number,
            number,
            file,
            given.type().orElseThrow(),
            path,
            "?",
            Map.of("columns", columns(path)),
            "ok"));
    return Integer.toString(number);
  }

  private static int columns(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").split("\t").length;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private DatasetLookup.Answer find(String src, String id) {
    return new DatasetLookup.Found(datasets.get(id));
  }

  private Map<String, ToolDataset> outputs(List<PlannedOutput> planned) throws IOException {
    Map<String, ToolDataset> outputs = new LinkedHashMap<>();
    for (var output : planned) {
      var path = Files.createFile(job.resolve("outputs").resolve(output.name() + ".dat"));
      outputs.put(
          output.name(),
          new ToolDataset(
              "o", 99, 99, output.label(), output.format(), path, "?", Map.of(), "queued"));
    }
    return outputs;
  }

  private int bash(PreparedCommand prepared) throws IOException, InterruptedException {
    for (var file : prepared.files()) {
      Files.writeString(file.path(), file.text());
    }
    var script = (prepared.strict() ? "set -e\n" : "") + prepared.commandLine() + "\n";
    List<String> command = new ArrayList<>(List.of("bash", "-c", script));
    var builder =
        new ProcessBuilder(command)
            .directory(job.resolve("working").toFile())
            .redirectOutput(job.resolve("stdout").toFile())
            .redirectError(job.resolve("stderr").toFile());
    builder.environment().putAll(prepared.environment());
    var process = builder.start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void compare(ToolTest.Expected expected, ToolDataset output) throws IOException {
    assertThat(output).as("output %s", expected.name()).isNotNull();
    var content = Files.readString(output.path());
    if (expected.file().isPresent()) {
      var file = tool.directory().resolve("test-data").resolve(expected.file().get());
      assertThat(content).isEqualTo(Files.readString(file));
    }
    if (expected.attributes().containsKey("ftype")) {
      assertThat(output.extension()).isEqualTo(expected.attributes().get("ftype"));
    }
    OutputAssertions.check(expected.assertions(), content);
  }
}
