package org.abell.job;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.history.History;
import org.abell.user.User;

/**
 * What is stored of a job, and how it is read. What happens to a job, and only that writes here, is
 * in {@link Job}.
 */
@MappedSuperclass
public abstract class JobColumns {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "tool_id")
  String toolId;

  @Column(name = "tool_version")
  String toolVersion;

  JobState state;
  String info;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "history_id")
  History history;

  @Column(name = "submitted_by")
  String submittedBy;

  @Column(name = "handler_tag")
  String handlerTag;

  // Changed by exact statements only.
  @Column(updatable = false)
  String preassigned;

  // Written by exact statements only: admission, takeover, release.
  @Column(insertable = false, updatable = false)
  String handler;

  @Column(insertable = false, updatable = false)
  long fence;

  @Column(name = "wait_reason")
  String waitReason;

  int priority;

  @Embedded JobRoute route = new JobRoute();

  @Column(name = "command_line")
  String commandLine;

  @Embedded JobResult result = new JobResult();

  @Column(name = "create_time")
  Instant createTime;

  @Column(name = "update_time")
  Instant updateTime;

  @Column(name = "taken_time", insertable = false, updatable = false)
  Instant takenTime;

  @Column(name = "start_time")
  Instant startTime;

  @Column(name = "end_time")
  Instant endTime;

  @OneToMany(mappedBy = "job", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  List<JobParameter> parameters = new ArrayList<>();

  @OneToMany(mappedBy = "job", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  List<JobInput> inputs = new ArrayList<>();

  @OneToMany(mappedBy = "job", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  List<JobOutput> outputs = new ArrayList<>();

  @OneToMany(mappedBy = "job", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  List<JobStateChange> stateChanges = new ArrayList<>();

  @OneToMany(mappedBy = "job", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  List<JobMetric> metrics = new ArrayList<>();

  JobColumns() {}

  public long id() {
    return id;
  }

  public String toolId() {
    return toolId;
  }

  public String toolVersion() {
    return toolVersion;
  }

  public JobState state() {
    return state;
  }

  /** A sentence about the state for the user: why it failed, who stopped it. */
  public String info() {
    return info;
  }

  public User user() {
    return user;
  }

  public History history() {
    return history;
  }

  /** The web server that took the request. */
  public String submittedBy() {
    return submittedBy;
  }

  /** Which handlers may take it. */
  public String handlerTag() {
    return handlerTag;
  }

  /** Whether it waits to be sent somewhere, even if a handler is just deciding about it. */
  public boolean waits() {
    return state == JobState.NEW || state == JobState.RESUBMITTED;
  }

  /** The only handler that may take it while it waits; empty: any that has the tag. */
  public Optional<String> preassigned() {
    return Optional.ofNullable(preassigned);
  }

  /** The handler that owns it. */
  public Optional<String> handler() {
    return Optional.ofNullable(handler);
  }

  /** Counts the owners so far; a write under an older number hits nothing. */
  public long fence() {
    return fence;
  }

  /** Why it does not run yet; empty when nothing holds it. */
  public String waitReason() {
    return waitReason;
  }

  public int priority() {
    return priority;
  }

  /** Where it goes, or went. */
  public JobRoute route() {
    return route;
  }

  public String commandLine() {
    return commandLine;
  }

  /** Exit code, streams and messages; empty until the job ends. */
  public JobResult result() {
    return result;
  }

  public Instant createTime() {
    return createTime;
  }

  public Instant updateTime() {
    return updateTime;
  }

  public Optional<Instant> takenTime() {
    return Optional.ofNullable(takenTime);
  }

  public Optional<Instant> startTime() {
    return Optional.ofNullable(startTime);
  }

  public Optional<Instant> endTime() {
    return Optional.ofNullable(endTime);
  }

  public List<JobParameter> parameters() {
    return List.copyOf(parameters);
  }

  public List<JobInput> inputs() {
    return List.copyOf(inputs);
  }

  public List<JobOutput> outputs() {
    return List.copyOf(outputs);
  }

  public List<JobStateChange> stateChanges() {
    return List.copyOf(stateChanges);
  }

  public List<JobMetric> metrics() {
    return List.copyOf(metrics);
  }
}
