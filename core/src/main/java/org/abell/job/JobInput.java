package org.abell.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.abell.history.HistoryItem;

/** A history item that a job reads. */
@Entity
@Table(name = "job_input")
public class JobInput extends JobItem {

  protected JobInput() {}

  JobInput(Job job, String name, HistoryItem item) {
    super(job, name, item);
  }
}
