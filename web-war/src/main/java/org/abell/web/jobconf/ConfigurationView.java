package org.abell.web.jobconf;

import java.util.List;

/**
 * The job configuration on its page.
 *
 * @param facts where it was read, and since when it holds
 * @param refused why the newest file is not in force; empty when it is
 * @param refusedSince when this server first met it
 * @param findings what an admin should know about it
 */
public record ConfigurationView(
    List<Fact> facts,
    List<String> refused,
    String refusedSince,
    List<Remark> findings,
    List<Table> tables) {

  /** A name and what is said of it. */
  public record Fact(String name, String value) {}

  /** A finding: {@code job_conf.yml:12} and a sentence. */
  public record Remark(boolean refuses, String where, String reason) {}

  /** A part of the configuration; the first column names each row. */
  public record Table(String caption, List<String> columns, List<List<Cell>> rows, String empty) {}

  /** A value of several lines. */
  public record Cell(List<String> lines) {

    static Cell of(String line) {
      return new Cell(line.isEmpty() ? List.of() : List.of(line));
    }
  }
}
