package org.abell.web.job;

import java.util.List;

/** A job on its page. */
public record JobView(
    String id,
    long number,
    String toolName,
    String state,
    String info,
    String waitReason,
    boolean mayStop,
    boolean mayFinish,
    boolean mayResume,
    boolean mayRerun,
    boolean runs,
    List<Step> steps,
    List<Dataset> inputs,
    List<Dataset> outputs,
    List<Fact> facts,
    List<Fact> texts,
    List<Change> changes,
    List<Report> reports) {

  /** One of the four times: when, how long after the one before, by which server. */
  public record Step(String name, String time, String after, String server) {}

  /** An input or output. */
  public record Dataset(String name, String id, String title, String state) {}

  /** A name and what is said of it. */
  public record Fact(String name, String value) {}

  /** What somebody told the admins about it. */
  public record Report(String time, String by, String words) {}

  /** A step of its life, and what happened there in plain words. */
  public record Change(String state, String time, String server, String words) {}
}
