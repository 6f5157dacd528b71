package org.abell.history;

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

/** A user's list of datasets, numbered in the order they came. */
@Entity
@Table(name = "history")
public class History {

  /** The name of a history that nobody named. */
  public static final String UNNAMED = "Unnamed history";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  private User user;

  private String name;

  // Counted by the database alone: see Histories.add.
  @Column(name = "hid_counter", updatable = false)
  private int hidCounter;

  private boolean deleted;
  private boolean purged;
  private boolean published;

  @Column(name = "create_time")
  private Instant createTime;

  @Column(name = "update_time")
  private Instant updateTime;

  protected History() {}

  History(User user, String name, Instant now) {
    this.user = user;
    this.name = name;
    this.hidCounter = 1;
    this.createTime = now;
    this.updateTime = now;
  }

  public long id() {
    return id;
  }

  public User user() {
    return user;
  }

  public String name() {
    return name;
  }

  /** The number that the next item gets. */
  public int hidCounter() {
    return hidCounter;
  }

  public boolean deleted() {
    return deleted;
  }

  public boolean purged() {
    return purged;
  }

  public boolean published() {
    return published;
  }

  public Instant createTime() {
    return createTime;
  }

  public Instant updateTime() {
    return updateTime;
  }

  void rename(String newName, Instant now) {
    name = newName;
    updateTime = now;
  }

  void delete(Instant now) {
    deleted = true;
    updateTime = now;
  }

  void undelete(Instant now) {
    deleted = false;
    updateTime = now;
  }
}
