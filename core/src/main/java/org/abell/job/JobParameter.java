package org.abell.job;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A parameter of a job as JSON text. */
@Entity
@Table(name = "job_parameter")
public class JobParameter {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "job_id")
  private Job job;

  private String name;
  private String value;

  protected JobParameter() {}

  JobParameter(Job job, String name, String value) {
    this.job = job;
    this.name = name;
    this.value = value;
  }

  public String name() {
    return name;
  }

  public String value() {
    return value;
  }

  /**
   * Refers to another item wherever it refers to this one. Stored values are compact JSON, and a
   * text within them has its quotes escaped, so only a reference looks like one.
   */
  void readInstead(long itemId, long other) {
    value = value.replace(reference(itemId), reference(other));
  }

  private static String reference(long itemId) {
    return "{\"src\":\"hda\",\"id\":%d}".formatted(itemId);
  }
}
