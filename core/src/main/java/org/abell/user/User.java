package org.abell.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody with an account. Who is an admin is told by the settings, not by the row. */
@Entity
@Table(name = "abell_user")
public class User {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String email;
  private String username;

  @Column(name = "password_hash")
  private String passwordHash;

  private boolean active;
  private boolean deleted;
  private boolean purged;

  @Column(name = "create_time")
  private Instant createTime;

  @Column(name = "update_time")
  private Instant updateTime;

  protected User() {}

  User(String email, String username, String passwordHash, Instant now) {
    this.email = email;
    this.username = username;
    this.passwordHash = passwordHash;
    this.active = true;
    this.createTime = now;
    this.updateTime = now;
  }

  public long id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String username() {
    return username;
  }

  public boolean active() {
    return active;
  }

  public boolean deleted() {
    return deleted;
  }

  public boolean purged() {
    return purged;
  }

  public Instant createTime() {
    return createTime;
  }

  String passwordHash() {
    return passwordHash;
  }

  /** Closes the account: it can no longer sign in. */
  void delete(Instant now) {
    deleted = true;
    active = false;
    updateTime = now;
  }
}
