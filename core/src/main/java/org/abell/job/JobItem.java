package org.abell.job;

import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.abell.history.HistoryItem;

/** A history item in a job, under the name the tool gives it. */
@MappedSuperclass
public abstract class JobItem {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "job_id")
  private Job job;

  private String name;

  @ManyToOne
  @JoinColumn(name = "item_id")
  private HistoryItem item;

  protected JobItem() {}

  JobItem(Job job, String name, HistoryItem item) {
    this.job = job;
    this.name = name;
    this.item = item;
  }

  public Job job() {
    return job;
  }

  public String name() {
    return name;
  }

  public HistoryItem item() {
    return item;
  }

  /** Another item takes the place of this one. */
  void replace(HistoryItem with) {
    item = with;
  }
}
