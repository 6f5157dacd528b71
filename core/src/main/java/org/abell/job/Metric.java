package org.abell.job;

import java.math.BigDecimal;

/** One measured value of a job, by the plugin that measured it. */
public sealed interface Metric {

  String plugin();

  String name();

  /** A measured number. */
  record OfNumber(String plugin, String name, BigDecimal value) implements Metric {}

  /** A measured word. */
  record OfText(String plugin, String name, String value) implements Metric {}
}
