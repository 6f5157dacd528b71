package org.abell.datatype;

import static org.abell.datatype.SniffRule.file;
import static org.abell.datatype.SniffRule.magic;
import static org.abell.datatype.SniffRule.text;

import java.util.List;
import org.abell.datatype.BamOrder.Order;
import org.abell.datatype.GffRule.Dialect;

/**
 * The rules in the order they are asked: the first that matches wins, so special types come before
 * general ones.
 */
final class SniffRules {

  static final List<SniffRule> IN_ORDER =
      List.of(
          text("vcf", new FirstLineRule("##fileformat=VCF")),
          file("vcf_bgzip", new BgzipVcfRule()),
          magic("twobit", 0x43, 0x27, 0x41, 0x1a),
          magic("twobit", 0x1a, 0x41, 0x27, 0x43),
          magic(
              "sqlite", 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3',
              0),
          magic("h5", 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'),
          file("bam", prefix -> BamOrder.of(prefix) == Order.COORDINATE),
          file("qname_sorted.bam", prefix -> BamOrder.of(prefix) == Order.QUERY_NAME),
          file("unsorted.bam", prefix -> BamOrder.of(prefix) == Order.NONE),
          file("zip", prefix -> ZipMembers.count(prefix.file()) > 1),
          text("xml", new FirstLineRule("<?xml ")),
          text("fasta", new FastaRule()),
          text("fastqcssanger", FastqRule.COLOR_SPACE),
          text("fastqsanger", FastqRule.SANGER),
          text("fastq", FastqRule.ANY),
          text("html", new HtmlRule()),
          magic("pdf", '%', 'P', 'D', 'F'),
          text("bed", new BedRule()),
          text("gtf", new GffRule(Dialect.GTF)),
          text("gff", new GffRule(Dialect.GFF)),
          text("gff3", new GffRule(Dialect.GFF3)),
          text("interval", new IntervalRule()),
          text("sam", new SamRule()),
          text("json", new JsonRule()),
          text("csv", new CsvRule()),
          text("tsv", new TsvRule()),
          magic("tiff", 'I', 'I', 42, 0),
          magic("tiff", 'M', 'M', 0, 42),
          magic("jpg", 0xff, 0xd8, 0xff),
          magic("png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
          magic("bmp", 'B', 'M'),
          magic("gif", 'G', 'I', 'F', '8'));

  private SniffRules() {}
}
