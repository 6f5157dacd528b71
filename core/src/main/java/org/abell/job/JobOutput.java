package org.abell.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.abell.history.HistoryItem;

/** A history item that a job writes. */
@Entity
@Table(name = "job_output")
public class JobOutput extends JobItem {

  protected JobOutput() {}

  JobOutput(Job job, String name, HistoryItem item) {
    super(job, name, item);
  }
}
