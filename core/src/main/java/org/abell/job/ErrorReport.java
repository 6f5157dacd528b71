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
import java.time.Instant;
import org.abell.user.User;

/** What somebody told the admins about a job that went wrong. */
@Entity
@Table(name = "error_report")
public class ErrorReport {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "job_id")
  private Job job;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  private User user;

  @Column(name = "answer_to")
  private String answerTo;

  private String message;
  private Instant at;

  protected ErrorReport() {}

  ErrorReport(Job job, User user, String answerTo, String message, Instant at) {
    this.job = job;
    this.user = user;
    this.answerTo = answerTo;
    this.message = message;
    this.at = at;
  }

  /** Who told it; not always the job's owner. */
  public User user() {
    return user;
  }

  /** The address that an answer is wanted at. */
  public String answerTo() {
    return answerTo;
  }

  /** The user's own words; may be empty. */
  public String message() {
    return message;
  }

  public Instant at() {
    return at;
  }
}
