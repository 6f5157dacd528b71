package org.abell.datatype;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatatypesTest {

  private final Datatypes datatypes = Datatypes.builtIn();

  @ParameterizedTest(name = "{0} is a {1}: {2}")
  @CsvSource({
    "bed, interval, true",
    "bed, tabular, true",
    "bed, txt, true",
    "bed, data, true",
    "interval, bed, false",
    "gtf, gff, true",
    "csv, tabular, false",
    "csv, txt, true",
    "fastqsanger, fastq, true",
    "fastq, fastqsanger, false",
    "fastqsanger.gz, fastq.gz, true",
    "fastqsanger.gz, fastqsanger.gz, true",
    "fastqsanger.gz, fastqsanger, false",
    "fastqsanger.gz, txt, false",
    "fastqsanger.gz, fastq.bz2, false",
    "fastqsanger.gz, data, true",
    "fastqsanger.gz, binary, true",
    "fastqsanger, fastqsanger.gz, false",
    "bam, unsorted.bam, true",
    "vcf_bgzip, binary, true",
    "vcf_bgzip, vcf, false",
    "png, binary, false",
    "no-such-type, data, true",
    "no-such-type, txt, false",
    "txt, no-such-type, false"
  })
  void a_type_stands_for_what_it_is_a_kind_of(String extension, String wanted, boolean expected) {
    assertThat(datatypes.isOfType(extension, wanted)).isEqualTo(expected);
  }

  @Test
  void one_of_several_wanted_types_is_enough() {
    assertThat(datatypes.isOfType("bed", "fasta", "interval")).isTrue();
    assertThat(datatypes.isOfType("bed")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "txt, text/plain",
    "bed, text/plain",
    "html, text/html",
    "json, application/json",
    "expression.json, application/json",
    "xml, application/xml",
    "png, image/png",
    "pdf, application/pdf",
    "bam, application/octet-stream",
    "fastqsanger.gz, application/gzip",
    "no-such-type, application/octet-stream"
  })
  void a_type_has_a_mime_type_of_its_own_or_that_of_its_kind(String extension, String mime) {
    assertThat(datatypes.mimeType(extension)).isEqualTo(mime);
  }

  @Test
  void groups_of_types_are_no_extensions() {
    assertThat(datatypes.exists("(sequence)")).isFalse();
    assertThat(datatypes.exists("auto")).isFalse();
    assertThat(datatypes.exists("tabular.gz")).isTrue();
    assertThat(datatypes.all())
        .extracting(Datatype::extension)
        .contains("fasta.gz")
        .doesNotContain("(image)");
  }
}
