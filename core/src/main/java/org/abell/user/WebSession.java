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

/** One sign-in from a browser. The cookie's own state lives in the web servers' shared cache. */
@Entity
@Table(name = "web_session")
public class WebSession {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  private User user;

  @Column(name = "remote_address")
  private String remoteAddress;

  private boolean valid;

  @Column(name = "create_time")
  private Instant createTime;

  @Column(name = "update_time")
  private Instant updateTime;

  protected WebSession() {}

  WebSession(User user, String remoteAddress, Instant now) {
    this.user = user;
    this.remoteAddress = remoteAddress;
    this.valid = true;
    this.createTime = now;
    this.updateTime = now;
  }

  public long id() {
    return id;
  }

  public User user() {
    return user;
  }

  public boolean valid() {
    return valid;
  }

  void end(Instant now) {
    valid = false;
    updateTime = now;
  }
}
