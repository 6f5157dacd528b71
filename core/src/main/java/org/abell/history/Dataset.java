package org.abell.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file of the shared folder and the state it is in. */
@Entity
@Table(name = "dataset")
public class Dataset {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private UUID uuid;
  private DatasetState state;

  @Column(name = "file_size")
  private long fileSize;

  @Column(name = "job_id")
  private Long jobId;

  @Column(name = "create_time")
  private Instant createTime;

  @Column(name = "update_time")
  private Instant updateTime;

  protected Dataset() {}

  Dataset(UUID uuid, Instant now) {
    this.uuid = uuid;
    this.state = DatasetState.NEW;
    this.createTime = now;
    this.updateTime = now;
  }

  public long id() {
    return id;
  }

  public UUID uuid() {
    return uuid;
  }

  public DatasetState state() {
    return state;
  }

  /** Size of the file in bytes. */
  public long fileSize() {
    return fileSize;
  }

  /** The job that writes it. */
  public Optional<Long> jobId() {
    return Optional.ofNullable(jobId);
  }

  public Instant updateTime() {
    return updateTime;
  }

  /** Says which job writes it. */
  public void createdBy(long job) {
    jobId = job;
  }

  /** Follows its job into a state. */
  public void become(DatasetState next, Instant now) {
    state = next;
    updateTime = now;
  }

  /** Its file is whole and may be read. */
  public void written(long size, Instant now) {
    fileSize = size;
    become(DatasetState.OK, now);
  }
}
