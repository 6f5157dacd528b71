package org.abell.job;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** One step in the life of a job: the state it went to, when, by which server, and why. */
@Entity
@Table(name = "job_state_change")
public class JobStateChange {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "job_id")
  private Job job;

  private JobState state;
  private String info;
  private String server;
  private Instant at;

  protected JobStateChange() {}

  JobStateChange(Job job, String info, String server, Instant at) {
    this.job = job;
    this.state = job.state();
    this.info = info;
    this.server = server;
    this.at = at;
  }

  public JobState state() {
    return state;
  }

  public String info() {
    return info;
  }

  public String server() {
    return server;
  }

  public Instant at() {
    return at;
  }
}
