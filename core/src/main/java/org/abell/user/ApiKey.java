package org.abell.user;

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

/** A user's key for the REST API; at most one is in force. */
@Entity
@Table(name = "api_key")
public class ApiKey {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  private User user;

  private String key;

  @Column(name = "create_time")
  private Instant createTime;

  private boolean deleted;

  protected ApiKey() {}

  ApiKey(User user, String key, Instant now) {
    this.user = user;
    this.key = key;
    this.createTime = now;
  }

  public User user() {
    return user;
  }

  public String key() {
    return key;
  }

  public Instant createTime() {
    return createTime;
  }

  void end() {
    deleted = true;
  }
}
