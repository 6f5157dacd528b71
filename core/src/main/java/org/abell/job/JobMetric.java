package org.abell.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A measured value as it is stored. */
@Entity
@Table(name = "job_metric")
public class JobMetric {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "job_id")
  private Job job;

  private String plugin;
  private String name;

  @Column(name = "numeric_value")
  private BigDecimal numericValue;

  @Column(name = "text_value")
  private String textValue;

  protected JobMetric() {}

  JobMetric(Job job, Metric metric) {
    this.job = job;
    this.plugin = metric.plugin();
    this.name = metric.name();
    if (metric instanceof Metric.OfNumber number) {
      this.numericValue = number.value();
    } else if (metric instanceof Metric.OfText text) {
      this.textValue = text.value();
    }
  }

  /** The value as it was measured. */
  public Metric metric() {
    return textValue == null
        ? new Metric.OfNumber(plugin, name, numericValue)
        : new Metric.OfText(plugin, name, textValue);
  }
}
