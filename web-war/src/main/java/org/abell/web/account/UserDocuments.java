package org.abell.web.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.abell.installation.Readiness;
import org.abell.user.User;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Ids;

/** Users as the API shows them. */
@ApplicationScoped
public class UserDocuments {

  private final Ids ids;
  private final Readiness readiness;

  public UserDocuments() {
    this(null, null);
  }

  @Inject
  public UserDocuments(Ids ids, Readiness readiness) {
    this.ids = ids;
    this.readiness = readiness;
  }

  /** All that the API says about a user. */
  public JsonObject full(User user) {
    return new Doc()
        .put("id", ids.encode(user.id()))
        .put("email", user.email())
        .put("username", user.username())
        .put("active", user.active())
        .put("deleted", user.deleted())
        .put("purged", user.purged())
        .put("is_admin", readiness.installation().settings().isAdmin(user.email()))
        .put("create_time", user.createTime())
        .put("model_class", "User")
        .put("preferences", Map.of())
        .put("tags_used", List.of())
        .all(usage())
        .json();
  }

  /** What an anonymous visitor sees of itself. */
  public JsonObject anonymous() {
    return usage();
  }

  private static JsonObject usage() {
    return new Doc()
        .put("total_disk_usage", 0)
        .put("nice_total_disk_usage", "0 bytes")
        .none("quota")
        .none("quota_percent")
        .json();
  }
}
