package org.abell.datatype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.abell.history.DatasetSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetInspectorTest {

  @TempDir Path dir;

  private final DatasetInspector inspector = new DatasetInspector(Datatypes.builtIn());

  private DatasetSummary inspect(String extension, byte[] content) throws IOException {
    return inspector.inspect(Files.write(dir.resolve("file"), content), extension);
  }

  private DatasetSummary inspect(String extension, String content) throws IOException {
    return inspect(extension, content.getBytes(UTF_8));
  }

  private static JsonObject json(String text) {
    try (var in = Json.createReader(new StringReader(text))) {
      return in.readObject();
    }
  }

  static Stream<Arguments> metadata() {
    return Stream.of(
        arguments("txt", "", "{'data_lines':0}", "0 lines"),
        arguments("txt", "a\n#b\n\n  \nc", "{'data_lines':2}", "2 lines"),
        arguments("txt", "a\rb\rc\r", "{'data_lines':3}", "3 lines"),
        arguments("json", "{}\n", "{'data_lines':1}", "JavaScript Object Notation (JSON)"),
        arguments(
            "tabular",
            "a\tb\n1\t2\n",
            "{'columns':2,'column_types':['int','int'],'data_lines':2,'comment_lines':0}",
            "2 lines 2 columns"),
        arguments(
            "tabular",
            "#h\n1\t1\t1,2\tx\t\n2.5e3\tna\t7\t1\t\tq",
            "{'columns':6,'column_types':['float','float','list','str','str','str'],"
                + "'data_lines':2,'comment_lines':1,'delimiter':'\\t'}",
            "2 lines 6 columns, 1 comment"),
        arguments(
            "tabular",
            "1_0\t+5\t-\t nan\n1_0\t+5\t-\t nan\n",
            "{'column_types':['str','int','str','float']}",
            "2 lines 4 columns"),
        arguments("tabular", "", "{'columns':0,'column_types':[]}", "0 lines 0 columns"),
        arguments(
            "csv",
            "\ufeffname,age\n\"a, b\",3\nc,x\n",
            "{'columns':2,'column_names':['name','age'],'column_types':['list','int'],"
                + "'data_lines':2,'comment_lines':1,'delimiter':','}",
            "2 lines 2 columns"),
        arguments(
            "tsv",
            "n\tm\n1\tx\n",
            "{'column_names':['n','m'],'column_types':['int','str']}",
            "1 line 2 columns"),
        arguments(
            "interval",
            "#name\tSTOP\tSTART\tCHROM\tStrand\nx\t9\t1\tchr1\t+\n",
            "{'chromCol':4,'startCol':3,'endCol':2,'strandCol':5,'nameCol':1,'columns':5}",
            "1 region, 1 comment"),
        arguments(
            "interval",
            "chr1\t1\t2\tx\ty\t-\n",
            "{'chromCol':1,'startCol':2,'endCol':3,'strandCol':6,'nameCol':0}",
            "1 region"),
        arguments(
            "bed",
            "track name=x\nchr1\t1\t2\tn\t0\t+\n",
            "{'chromCol':1,'startCol':2,'endCol':3,'strandCol':6,'nameCol':4,"
                + "'columns':6,'comment_lines':1,'data_lines':1,"
                + "'column_types':['str','int','int','str','int','str']}",
            "1 region, 1 comment"),
        arguments("bed6", "chr1\t1\t2\n", "{'strandCol':0,'nameCol':0,'columns':3}", "1 region"),
        arguments(
            "gff3",
            "##gff-version 3\nchr1\tx\tgene\t1\t9\t.\t+\t.\tID=g1;score=1.5\n"
                + "chr1\tx\tgene\t1\t9\t.\t+\t.\tID=7;score=2\n",
            "{'columns':9,'data_lines':2,'comment_lines':1,'attributes':2,"
                + "'attribute_types':{'ID':'str','score':'float'}}",
            "2 regions, 1 comment"),
        arguments(
            "gtf",
            "c\tx\texon\t1\t9\t.\t+\t.\tgene_id \"g 1\"; exon_number 2;\n",
            "{'attribute_types':{'gene_id':'str','exon_number':'int'}}",
            "1 region"),
        arguments("fasta", ">a\nAC\nGT\n>b\n", "{'data_lines':4,'sequences':2}", "2 sequences"),
        arguments("fastqsanger", "@a\nA\n+\n@\n", "{'data_lines':4,'sequences':1}", "1 sequence"),
        arguments(
            "vcf",
            TestFiles.VCF,
            "{'columns':11,'sample_names':['mum','dad'],'data_lines':1,'comment_lines':2}",
            "1 line 11 columns, 2 comments"),
        arguments(
            "sam",
            "@HD\tVN:1.6\tSO:coordinate\n@SQ\tSN:c1\tLN:70\n@RG\tID:g\tSM:s\n@CO\thi\tyou\nr\t0\n",
            "{'columns':12,'data_lines':1,'comment_lines':4,'reference_names':['c1'],"
                + "'reference_lengths':[70],'read_groups':['g'],'sort_order':'coordinate',"
                + "'bam_version':'1.6','bam_header':{'HD':{'VN':'1.6','SO':'coordinate'},"
                + "'SQ':[{'SN':'c1','LN':70}],'RG':[{'ID':'g','SM':'s'}],'CO':['hi\\tyou']}}",
            "1 line, 4 comments"),
        arguments("binary", "a\0b", "{}", "3 bytes"),
        arguments("no-such-type", "abc", "{}", "3 bytes"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("metadata")
  void each_type_has_its_metadata(String extension, String content, String expected, String blurb)
      throws IOException {
    var summary = inspect(extension, content);
    assertThat(summary.blurb()).isEqualTo(blurb);
    assertThat(json(summary.metadata())).containsAllEntriesOf(json(expected.replace('\'', '"')));
    assertThat(summary.size()).isEqualTo(content.getBytes(UTF_8).length);
    assertThat(summary.extension()).isEqualTo(extension);
  }

  @Test
  void packed_sequences_are_counted() throws IOException {
    var summary = inspect("fastqsanger.gz", TestFiles.gzip(TestFiles.FASTQ));
    assertThat(json(summary.metadata()).getInt("sequences")).isEqualTo(2);
    assertThat(summary.peek()).startsWith("@r1\nACGT\n");
  }

  @Test
  void a_truncated_gzip_is_named_as_damaged() throws IOException {
    var whole = TestFiles.gzip(TestFiles.FASTQ);
    assertThatThrownBy(() -> inspect("fastq.gz", Arrays.copyOf(whole, whole.length - 9)))
        .isInstanceOf(DamagedFile.class)
        .hasMessageStartingWith("file cannot be unpacked");
  }

  @Test
  void a_bam_file_is_known_by_its_header() throws IOException {
    var summary = inspect("bam", TestFiles.bam("coordinate", 5));
    assertThat(json(summary.metadata()).getString("sort_order")).isEqualTo("coordinate");
    assertThat(summary.peek()).isEqualTo("Binary bam alignments file");
    assertThat(inspect("bam", "no bam").metadata()).isEqualTo("{}");
  }

  static Stream<Arguments> peeks() {
    var wide = "x".repeat(300);
    return Stream.of(
        arguments("txt", "", ""),
        arguments("txt", "a\nb", "a\nb"),
        arguments("txt", "a\r\nb\r\n", "a\nb\n"),
        arguments("txt", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\n"),
        arguments("txt", wide + "\ny\n", "x".repeat(256) + "\n" + "x".repeat(44) + "\ny\n"),
        arguments("tabular", wide + "\ny\n", "x".repeat(256) + "\ny\n"),
        arguments("txt", "a\0b", "binary file"),
        arguments("html", "<html>", "HTML file"),
        arguments("png", "x", "Image in png format"),
        arguments("zip", "x", "Compressed zip file"));
  }

  @ParameterizedTest
  @MethodSource("peeks")
  void the_first_five_lines_are_shown(String extension, String content, String peek)
      throws IOException {
    assertThat(inspect(extension, content).peek()).isEqualTo(peek);
  }

  @Test
  void a_line_of_five_megabytes_is_one_line() throws IOException {
    var summary = inspect("txt", "x".repeat(5_000_000) + "\nshort\n");
    assertThat(json(summary.metadata()).getInt("data_lines")).isEqualTo(2);
    assertThat(summary.peek()).hasSize(5 * 257);
  }

  @Test
  void a_table_of_five_megabytes_in_one_line_has_all_its_columns() throws IOException {
    var row = "12345678901234567890123456789012345678901234567890\t".repeat(99_999) + "1\n";
    assertThat(json(inspect("tabular", row).metadata()).getInt("columns")).isEqualTo(100_000);
  }

  @Test
  void a_long_table_leaves_its_lines_uncounted() throws IOException {
    var summary = inspect("tabular", "11\t22\t33\t44\n".repeat(100_001));
    assertThat(json(summary.metadata())).doesNotContainKeys("data_lines", "comment_lines");
    assertThat(json(summary.metadata()).getInt("columns")).isEqualTo(4);
    assertThat(summary.blurb()).isEqualTo("~100,000 lines");
  }

  @Test
  void what_the_database_cannot_hold_is_replaced() throws IOException {
    assertThat(inspect("csv", "a\0b,c\n1,2\n").metadata()).doesNotContain("\\u0000");
    assertThat(inspect("txt", "x".repeat(255) + "\ud83d\ude00\n").peek())
        .doesNotContain("\ud83d\n");
  }
}
