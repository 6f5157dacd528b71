package org.abell.datatype;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnifferTest {

  @TempDir Path dir;

  private final Sniffer sniffer = new Sniffer(Datatypes.builtIn());

  private String sniff(byte[] content) throws IOException {
    return sniffer.sniff(Files.write(dir.resolve("file"), content));
  }

  static Stream<Arguments> texts() {
    var gff = "chr1\tx\tgene\t1\t9\t.\t+\t.\t";
    return Stream.of(
        arguments("", "txt"),
        arguments("hello\nworld", "txt"),
        arguments("one\ttwo\n", "txt"),
        arguments("a\tb\nc\td", "tabular"),
        arguments("title\na\tb\nc\td\n", "tabular"),
        arguments("a\tb\nc\td\ne\n", "txt"),
        arguments("a\tb\rc\td\re\tf\r", "tabular"),
        arguments("a\tb\r\nc\td\r\n", "tabular"),
        arguments("chr1\t1\t10\n", "bed"),
        arguments("# c\n\nchr1\t1\t10\tn\t1000\t+\n", "bed"),
        arguments("chr1\t1\t10\tn\t1001\t+\n", "interval"),
        arguments("chr1\t1\t10\tn\t0\t+\t1\t9\t255,0,0\t2\t3,4,\t0,5,\n", "bed"),
        arguments("chr1\t1\t10\tn\t0\t+\t1\t9\t0\t3\t3,4,\t0,5,\n", "interval"),
        arguments("chr1\t1\t10\tn\tx\nchr2\t3\t4\ty\tz\n", "interval"),
        arguments(gff + "gene_id \"a\";\n" + gff + "gene_id \"b\";\n", "gtf"),
        arguments("##gff-version 3\n" + gff + "gene_id \"b\"\n", "gff3"),
        arguments("##gff-version 2\n" + gff + "note\n", "gff"),
        arguments(gff + "note\n" + gff + "note\n", "gff"),
        arguments(gff.replace("\t1\t", "\t.\t") + "ID=1;Name=x\n\n", "gff3"),
        arguments(">s1\nACGT\n>s2\nAC\n", "fasta"),
        arguments("\ufeff>s1\nACGT\n", "fasta"),
        arguments(">s1\n>s2\n", "txt"),
        arguments(">s1\nACGU\n(..)\n", "txt"),
        arguments(TestFiles.FASTQ, "fastqsanger"),
        arguments("@r\nACGT\n+\nIIIh\n", "fastq"),
        arguments("@r\nT0123.\n+\nIIIII\n", "fastqcssanger"),
        arguments("@r\nAC.T\n+\nIIII\n", "fastq"),
        arguments("@HD\tVN:1.6\nr\t0\tchr1\t5\t60\t4M\t*\t0\t0\tACGT\tIIII\n", "sam"),
        arguments(TestFiles.VCF, "vcf"),
        arguments("{\"a\": [1, 2]}", "json"),
        arguments(" [1,\n 2]\n", "json"),
        arguments("{\"a\": [1, 2", "txt"),
        arguments("[section]\nkey=1\n", "txt"),
        arguments("[" + "1, ".repeat(20_000), "json"),
        arguments("<?xml version=\"1.0\"?>\n<a/>\n", "xml"),
        arguments("<!DOCTYPE html>\n<html lang=\"en\"><body>x</body></html>\n", "html"),
        arguments("\n<HTML>\n", "html"),
        arguments("name,age\nann,3\nbo,14\n", "csv"),
        arguments("note,age\n\"x,\ny\",3\n\"z\",4\n", "csv"),
        arguments("1,2\n3,4\n", "txt"),
        arguments("well, this\nis, a\npoem\n", "txt"),
        arguments("name\tage\nann\t3\nbo\t14\n", "tabular"));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("texts")
  void text_is_told_by_its_first_lines(String content, String expected) throws IOException {
    assertThat(sniff(content.getBytes(UTF_8))).isEqualTo(expected);
  }

  static Stream<Arguments> bytes() throws IOException {
    return Stream.of(
        arguments("%PDF-1.7\n".getBytes(UTF_8), "pdf"),
        arguments("\u0089PNG\r\n\u001a\n\0\0".getBytes(ISO_8859_1), "png"),
        arguments("\u00ff\u00d8\u00ff\u00e0\0".getBytes(ISO_8859_1), "jpg"),
        arguments("GIF89a\0\0".getBytes(ISO_8859_1), "gif"),
        arguments("SQLite format 3\0".getBytes(UTF_8), "sqlite"),
        arguments("a\tb\nc\0\td\n".getBytes(UTF_8), "binary"),
        arguments("\u00fe\u00ff\u0001".getBytes(ISO_8859_1), "binary"),
        arguments("caf\u00e9\n".getBytes(ISO_8859_1), "data"),
        arguments(TestFiles.bam("coordinate", 5, 9), "bam"),
        arguments(TestFiles.bam("coordinate", 9, 5), "unsorted.bam"),
        arguments(TestFiles.bam("coordinate", 9, -1), "unsorted.bam"),
        arguments(TestFiles.bam("queryname", 9, 5), "qname_sorted.bam"),
        arguments(TestFiles.bam("unsorted"), "unsorted.bam"),
        arguments(TestFiles.zip("a", "1", "b", "2"), "zip"),
        arguments(TestFiles.zip("a", "1", "__MACOSX/a", "2", "d/.DS_Store", "3"), "binary"),
        arguments(TestFiles.gzip(TestFiles.FASTQ), "fastqsanger.gz"),
        arguments(TestFiles.bzip2(TestFiles.FASTQ), "fastqsanger.bz2"),
        arguments(TestFiles.gzip(">s\nACGT\n"), "fasta.gz"),
        arguments(TestFiles.gzip("hello\n"), "binary"),
        arguments(TestFiles.gzip(TestFiles.VCF), "binary"),
        arguments(TestFiles.bgzip(TestFiles.VCF), "vcf_bgzip"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bytes")
  void other_files_are_told_by_their_bytes(byte[] content, String expected) throws IOException {
    assertThat(sniff(content)).isEqualTo(expected);
  }

  @Test
  void a_truncated_gzip_is_just_bytes() throws IOException {
    var whole = TestFiles.gzip(TestFiles.FASTQ);
    assertThat(sniff(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("binary");
  }

  @Test
  void a_line_longer_than_what_is_read_does_no_harm() throws IOException {
    assertThat(sniff("x".repeat(5_000_000).getBytes(UTF_8))).isEqualTo("txt");
    assertThat(sniff(("a\tb\nc\td\n" + "e\t" + "x".repeat(5_000_000)).getBytes(UTF_8)))
        .isEqualTo("tabular");
  }

  @Test
  void a_character_cut_by_the_limit_does_not_make_text_binary() throws IOException {
    assertThat(sniff(("a" + "\u00e9".repeat(600_000)).getBytes(UTF_8))).isEqualTo("txt");
  }

  @Test
  void a_chosen_type_is_contradicted_only_by_a_rule_of_its_own() throws IOException {
    var bed = FilePrefix.of(Files.writeString(dir.resolve("bed"), "chr1\t1\t2\n"));
    assertThat(sniffer.contradicts(bed, "interval")).isFalse();
    assertThat(sniffer.contradicts(bed, "txt")).isFalse();
    assertThat(sniffer.contradicts(bed, "fasta")).isTrue();
    assertThat(sniffer.contradicts(bed, "fastqsanger.gz")).isTrue();
  }
}
