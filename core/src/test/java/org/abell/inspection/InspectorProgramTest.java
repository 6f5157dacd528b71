package org.abell.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.jar.JarFile;
import org.abell.datatype.DatasetInspector;
import org.abell.datatype.Datatypes;
import org.abell.history.DatasetSummary;
import org.abell.inspection.InspectionOrder.Wanted;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real job scripts and the program as their process. */
class InspectorProgramTest {

  private static final DatasetInspector INSPECTOR = new DatasetInspector(Datatypes.builtIn());

  @TempDir Path root;

  private JobDirectory directory;
  private Path output;

  @BeforeEach
  void prepare() throws IOException {
    directory = new JobDirectory(Files.createDirectory(root.resolve("jö'b")), 7);
    Files.createDirectory(directory.metadata());
    output = root.resolve("dataset_3.dat");
  }

  @Test
  void a_job_finds_out_the_same_as_the_server() throws Exception {
    for (var packing : List.of("gzip", "bzip2", "cat")) {
      var type = packing.equals("gzip") ? ".gz" : packing.equals("bzip2") ? ".bz2" : "";
      var command = "printf '@a\\nACGT\\n+\\nIIII\\n' | %s > %s".formatted(packing, output);

      assertThat(run(command, "fastqsanger" + type, Optional.empty())).isZero();

      assertThat(answer()).hasValue(INSPECTOR.inspect(output, "fastqsanger" + type));
    }
  }

  @Test
  void content_decides_where_that_is_asked() throws Exception {
    run("echo '[{}]' > " + output, "_sniff_", Optional.empty());

    assertThat(answer()).hasValue(INSPECTOR.inspect(output, "json"));
  }

  @Test
  void the_file_that_will_take_the_place_is_looked_at() throws Exception {
    run("echo before > %s; mkdir x; seq 5 > x/1.t".formatted(output), "txt", Optional.of("x/*.t"));

    var place = INSPECTOR.inspect(directory.working().resolve("x/1.t"), "txt");
    assertThat(answer()).hasValue(place);
    assertThat(place.blurb()).isEqualTo("5 lines");
  }

  @Test
  void a_link_that_leads_out_of_the_working_directory_is_not_followed() throws Exception {
    Files.writeString(root.resolve("secret"), "1\n2\n3\n");

    run(
        "echo before > %s; ln -s %s link".formatted(output, root.resolve("secret")),
        "txt",
        Optional.of("link"));

    assertThat(answer()).map(DatasetSummary::blurb).hasValue("1 line");
  }

  @Test
  void what_cannot_be_read_gets_no_answer_and_leaves_the_exit_code_alone() throws Exception {
    var command = "seq 1000 | gzip | head -c 100 > %s; exit 3".formatted(output);

    assertThat(run(command, "fastq.gz", Optional.empty())).isEqualTo(3);

    assertThat(answer()).isEmpty();
    assertThat(directory.metadata().resolve("log")).content().contains("DamagedFile");
    assertThat(directory.exitCode()).hasValue(3);
  }

  @Test
  void a_missing_java_gives_no_answer_and_leaves_the_exit_code_alone() throws Exception {
    var program = new InspectorProgram(root.resolve("no/java"), root.resolve("lib"));

    assertThat(run(program, "echo a > " + output, "txt", Optional.empty())).isZero();

    assertThat(answer()).isEmpty();
    assertThat(directory.exitCode()).hasValue(0);
    assertThat(directory.jobStderr()).isEmptyFile();
  }

  @Test
  void nothing_of_the_environment_reaches_the_program() throws Exception {
    run("echo a > " + output, "txt", Optional.empty());

    assertThat(directory.metadata().resolve("log")).isEmptyFile();
    assertThat(answer()).isPresent();
  }

  @Test
  void servers_that_copy_at_once_share_one_whole_copy() throws Exception {
    var lib = root.resolve("lib");
    var servers = Executors.newFixedThreadPool(4);
    Callable<List<Path>> copy = () -> InspectorProgram.ofServer(lib).installed();

    var copies = servers.invokeAll(List.of(copy, copy, copy, copy));

    servers.shutdown();
    for (var one : copies) {
      assertThat(one.get()).isEqualTo(copies.get(0).get()).allMatch(Files::isRegularFile);
    }
    try (var folders = Files.list(lib)) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void copies_that_went_away_are_made_again() throws Exception {
    var program = InspectorProgram.ofServer(root.resolve("lib"));
    var first = program.installed();
    Files.delete(first.get(0));
    for (var file : first.subList(1, first.size())) {
      Files.delete(file);
    }
    Files.delete(first.get(0).resolveSibling("used"));
    Files.delete(first.get(0).getParent());

    assertThat(program.installed()).isEqualTo(first).allMatch(Files::exists);
  }

  @Test
  void libraries_are_copied_from_jars_and_from_addresses_of_the_container() throws Exception {
    var jar = root.resolve("a.jar");
    CodeCopy.of(InspectOutputs.class).to(jar);
    var addresses = List.of(jar.toUri().toString(), "jar:" + jar.toUri() + "!/");

    for (var address : addresses) {
      var copy = root.resolve("copy" + addresses.indexOf(address));
      new CodeCopy(URI.create(address).toURL()).to(copy);
      try (var copied = new JarFile(copy.toFile())) {
        assertThat(copied.getEntry("org/abell/datatype/datatypes.txt")).isNotNull();
      }
    }
  }

  private Optional<DatasetSummary> answer() {
    return SummaryFile.read(InspectionOrder.answer(directory, output));
  }

  private int run(String command, String extension, Optional<String> workFile) throws Exception {
    return run(InspectorProgram.ofServer(root.resolve("lib")), command, extension, workFile);
  }

  private int run(
      InspectorProgram program, String command, String extension, Optional<String> workFile)
      throws Exception {
    var wanted = new Wanted(output, workFile, extension, InspectionOrder.answer(directory, output));
    var order = new InspectionOrder(directory.working(), List.of(wanted));
    directory.write(InspectionOrder.place(directory), order.text());
    var lines = program.lines(InspectionOrder.place(directory));
    new JobScript(ToolCommand.of(command), ScriptSetting.PLAIN, lines).writeTo(directory);
    var builder =
        new ProcessBuilder("/bin/bash", directory.jobScript().toString())
            .redirectOutput(directory.jobStdout().toFile())
            .redirectError(directory.jobStderr().toFile());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dtold=on-stderr");
    return builder.start().waitFor();
  }
}
