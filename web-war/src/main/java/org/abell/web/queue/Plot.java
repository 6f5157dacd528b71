package org.abell.web.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.abell.statistics.Throughput;
import org.abell.statistics.Throughput.Point;

/**
 * A throughput as a picture: bars for what ended, well and on top of it badly, and a line for what
 * started. Lengths are in a field of {@value #WIDTH} by {@value #HEIGHT}, which the page stretches.
 *
 * @param id for the names of its parts in the page
 * @param highest the value at the top
 * @param line the points of what started, as SVG has them
 * @param rows the numbers themselves, the latest first
 */
public record Plot(
    String id,
    String title,
    String description,
    long highest,
    List<Bar> bars,
    String line,
    List<Row> rows) {

  static final int WIDTH = 600;
  static final int HEIGHT = 120;

  private static final double GAP = 0.15;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  /** A part of a bar; what is counted is {@code ok} or {@code error}. */
  public record Bar(String kind, String x, String y, String width, String height) {}

  /** What happened in one step. */
  public record Row(String from, long started, long ok, long error) {}

  static Plot of(String id, String title, Throughput throughput) {
    var points = throughput.points();
    var highest = highest(points);
    return new Plot(
        id,
        title,
        description(points),
        highest,
        bars(points, highest),
        line(points, highest),
        rows(points));
  }

  /** When it begins, for its left corner. */
  public String since() {
    return rows.get(rows.size() - 1).from();
  }

  private static long highest(List<Point> points) {
    return Math.max(
        1,
        points.stream().mapToLong(p -> Math.max(p.started(), p.ok() + p.error())).max().orElse(1));
  }

  private static String description(List<Point> points) {
    return "%d started, %d ended well, %d in error."
        .formatted(
            points.stream().mapToLong(Point::started).sum(),
            points.stream().mapToLong(Point::ok).sum(),
            points.stream().mapToLong(Point::error).sum());
  }

  private static List<Bar> bars(List<Point> points, long highest) {
    var bars = new ArrayList<Bar>();
    var step = (double) WIDTH / points.size();
    for (var i = 0; i < points.size(); i++) {
      var point = points.get(i);
      add(bars, "ok", (i + GAP) * step, new Span(0, point.ok(), highest, step));
      add(
          bars,
          "error",
          (i + GAP) * step,
          new Span(point.ok(), point.ok() + point.error(), highest, step));
    }
    return bars;
  }

  /** From one value to another, in a step so wide. */
  private record Span(long from, long to, long highest, double step) {}

  private static void add(List<Bar> bars, String kind, double x, Span span) {
    if (span.to() > span.from()) {
      var top = height(span.to(), span.highest());
      bars.add(
          new Bar(
              kind,
              text(x),
              text(HEIGHT - top),
              text(span.step() * (1 - 2 * GAP)),
              text(top - height(span.from(), span.highest()))));
    }
  }

  private static String line(List<Point> points, long highest) {
    var step = (double) WIDTH / points.size();
    return IntStream.range(0, points.size())
        .mapToObj(
            i ->
                text((i + 0.5) * step)
                    + ","
                    + text(HEIGHT - height(points.get(i).started(), highest)))
        .collect(Collectors.joining(" "));
  }

  private static double height(long value, long highest) {
    return (double) value * HEIGHT / highest;
  }

  private static String text(double length) {
    return String.valueOf(Math.round(length * 10) / 10.0);
  }

  private static List<Row> rows(List<Point> points) {
    var rows = new ArrayList<Row>();
    points.forEach(p -> rows.add(0, new Row(shown(p.from()), p.started(), p.ok(), p.error())));
    return List.copyOf(rows);
  }

  private static String shown(Instant instant) {
    return MINUTE.format(instant);
  }
}
