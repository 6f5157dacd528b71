package org.abell.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.abell.upload.UploadSource.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.abell.datatype.Datatypes;
import org.abell.datatype.TestFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UploadWorkTest {

  private static final UploadOptions AUTO = UploadOptions.standard("sent.dat", FILE);

  @TempDir Path dir;

  private final UploadWork work = new UploadWork(Datatypes.builtIn(), 20_000_000);
  private Path target;

  @BeforeEach
  void choose_a_target() {
    target = dir.resolve("files").resolve("dataset_1.dat");
  }

  private UploadResult run(byte[] content, UploadOptions options)
      throws IOException, UploadRefused {
    return work.run(Files.write(dir.resolve("source"), content), options, target);
  }

  private UploadResult run(String content, UploadOptions options)
      throws IOException, UploadRefused {
    return run(content.getBytes(UTF_8), options);
  }

  private void onlyTargetIsLeft() throws IOException {
    try (var files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        arguments("a\r\nb\rc\nd", true, false, "a\nb\nc\nd\n"),
        arguments("a\r", true, false, "a\n"),
        arguments("a\r\r\n\nb", true, false, "a\n\n\nb\n"),
        arguments("a\r\nb", false, false, "a\r\nb"),
        arguments("", true, true, ""),
        arguments("\n", true, false, "\n"),
        arguments("\ufeffa", true, false, "a\n"),
        arguments("\ufeffa", false, false, "\ufeffa"),
        arguments("a  b \t c\nd e", true, true, "a\tb\tc\nd\te\n"),
        arguments("a  b\r\nd e", false, true, "a\tb\r\nd\te"),
        arguments("a \r\n b", true, true, "a\t\n\tb\n"),
        arguments("a\0 b\r\n", true, true, "a\0 b\r\n"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void text_is_rewritten_as_wished(String content, boolean posix, boolean tabs, String expected)
      throws Exception {
    var result = run(content, AUTO.withText(posix, tabs));
    assertThat(Files.readString(target)).isEqualTo(expected);
    assertThat(result.summary().size()).isEqualTo(expected.getBytes(UTF_8).length);
    onlyTargetIsLeft();
  }

  @Test
  void the_type_is_told_from_the_rewritten_text() throws Exception {
    var result = run("chr1 1 10\nchr2 2 20", AUTO.withText(true, true));
    assertThat(result.extension()).isEqualTo("bed");
    assertThat(result.info()).isEqualTo("uploaded bed file");
    assertThat(result.summary().blurb()).isEqualTo("2 regions");
  }

  static Stream<Arguments> packed() throws IOException {
    var text = "hello\r\nworld";
    return Stream.of(
        arguments(TestFiles.gzip(text), AUTO, "txt", "hello\nworld\n"),
        arguments(TestFiles.bzip2(text), AUTO, "txt", "hello\nworld\n"),
        arguments(TestFiles.zip("a.txt", text), AUTO, "txt", "hello\nworld\n"),
        arguments(
            TestFiles.gzip(TestFiles.FASTQ),
            AUTO.as("fastqsanger"),
            "fastqsanger",
            TestFiles.FASTQ),
        arguments(TestFiles.zip("a", "1\n", "b", "2\n"), AUTO.as("txt"), "txt", "1\n"),
        arguments(TestFiles.gzip(""), AUTO, "txt", ""));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("packed")
  void packed_text_is_unpacked(byte[] content, UploadOptions options, String type, String expected)
      throws Exception {
    assertThat(run(content, options).extension()).isEqualTo(type);
    assertThat(target).hasContent(expected);
  }

  static Stream<Arguments> kept() throws IOException {
    return Stream.of(
        arguments(TestFiles.gzip(TestFiles.FASTQ), AUTO, "fastqsanger.gz"),
        arguments(TestFiles.gzip(TestFiles.FASTQ), AUTO.as("fastqsanger.gz"), "fastqsanger.gz"),
        arguments(TestFiles.bgzip(TestFiles.VCF), AUTO, "vcf_bgzip"),
        arguments(TestFiles.bam("coordinate", 1), AUTO, "bam"),
        arguments(TestFiles.zip("a", "1", "b", "2"), AUTO, "zip"),
        arguments(TestFiles.gzip("hello"), AUTO.withAutoDecompress(false), "binary"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("kept")
  void a_packed_type_stays_packed(byte[] content, UploadOptions options, String type)
      throws Exception {
    var result = run(content, options);
    assertThat(result.extension()).isEqualTo(type);
    assertThat(result.info()).isEqualTo("uploaded " + type + " file");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void a_chosen_type_is_kept_and_doubted() throws Exception {
    var result = run("no sequence\n", AUTO.as("fasta"));
    assertThat(result.extension()).isEqualTo("fasta");
    assertThat(result.info())
        .startsWith("uploaded fasta file\nWarning: ")
        .endsWith("The type is 'fasta' as chosen, but the content does not look like it.");
    assertThat(run("a\tb\n", AUTO.as("tabular")).info()).isEqualTo("uploaded tabular file");
  }

  @Test
  void a_zip_of_several_files_as_text_is_its_first_and_a_warning() throws Exception {
    assertThat(run(TestFiles.zip("a", "1", "b", "2"), AUTO.as("txt")).info())
        .contains("only the first one was taken");
  }

  @Test
  void bytes_nobody_recognizes_are_of_the_type_in_their_name() throws Exception {
    var named = UploadOptions.standard("reads.cram", FILE);
    assertThat(run("CRAM\3\0", named).extension()).isEqualTo("cram");
    assertThat(run("CRAM\3\0", AUTO).extension()).isEqualTo("binary");
    assertThat(run("CRAM\3\0", UploadOptions.standard("x.png", FILE)).extension())
        .isEqualTo("binary");
  }

  @ParameterizedTest
  @CsvSource({
    "txt, <p>x <script>alert(1)</script>",
    "tabular, <A class='x' HREF='y'>",
    "auto, see <iframe src=x>",
  })
  void active_html_in_another_type_is_refused(String type, String content) {
    assertThatThrownBy(() -> run(content, AUTO.as(type)))
        .isInstanceOf(UploadRefused.class)
        .hasMessage("The file contains active HTML but is not of type 'html'.");
    assertThat(target).doesNotExist();
  }

  @Test
  void a_page_is_html() throws Exception {
    assertThat(run("<html>\n<script>x</script>\n</html>", AUTO).extension()).isEqualTo("html");
    assertThat(run("<script>x</script>", AUTO.as("html")).extension()).isEqualTo("html");
    assertThat(run("a < b and <b>bold</b>", AUTO).extension()).isEqualTo("txt");
  }

  @Test
  void damaged_files_are_refused_whether_they_would_be_unpacked_or_kept() throws Exception {
    var text = TestFiles.gzip("x".repeat(1000));
    var reads = TestFiles.gzip(TestFiles.FASTQ.repeat(50_000));
    for (byte[] whole : Arrays.asList(text, reads, TestFiles.zip("a", "1"))) {
      assertThatThrownBy(() -> run(Arrays.copyOf(whole, whole.length - 6), AUTO))
          .isInstanceOf(UploadRefused.class)
          .hasMessage("The compressed file is damaged or incomplete.");
    }
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void a_small_file_that_unpacks_to_a_large_one_is_refused() throws Exception {
    var bomb = TestFiles.gzip(new byte[20_000_001]);
    assertThatThrownBy(() -> run(bomb, AUTO))
        .isInstanceOf(UploadRefused.class)
        .hasMessage("The file is larger than 20,000,000 bytes.");
  }

  @Test
  void an_unknown_type_is_refused() {
    assertThatThrownBy(() -> run("x", AUTO.as("nonsense")))
        .hasMessage("There is no type named 'nonsense'.");
  }

  @Test
  void the_work_can_be_done_again_after_a_crash() throws Exception {
    Files.createDirectories(target.getParent());
    Files.writeString(target.resolveSibling(".dataset_1.dat.123.part"), "half");
    Files.writeString(target.resolveSibling(".dataset_12.dat.123.part"), "of another");
    Files.writeString(target, "from an earlier attempt");
    run("a\n", AUTO);
    run("a\n", AUTO);
    assertThat(target).hasContent("a\n");
    try (var files = Files.list(target.getParent())) {
      assertThat(files)
          .containsExactlyInAnyOrder(target, target.resolveSibling(".dataset_12.dat.123.part"));
    }
  }

  @Test
  void a_line_of_five_megabytes_passes() throws Exception {
    assertThat(run("x".repeat(5_000_000), AUTO).summary().blurb()).isEqualTo("1 line");
    assertThat(Files.size(target)).isEqualTo(5_000_001);
  }

  @Test
  void the_file_can_be_read_by_whom_the_umask_allows() throws Exception {
    run("a\n", AUTO);
    var plain = Files.createFile(dir.resolve("plain"));
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }
}
