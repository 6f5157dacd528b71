package org.abell.web.installation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.abell.installation.Readiness;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Ids;

/** {@code /api/configuration}. */
@Path("configuration")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ConfigurationResource {

  private static final int CHUNK = 10_000_000;

  private final Caller caller;
  private final Readiness readiness;
  private final Ids ids;

  public ConfigurationResource() {
    this(null, null, null);
  }

  @Inject
  public ConfigurationResource(Caller caller, Readiness readiness, Ids ids) {
    this.caller = caller;
    this.readiness = readiness;
    this.ids = ids;
  }

  @GET
  public JsonValue show() {
    var settings = readiness.installation().settings();
    return new Doc()
        .put("brand", settings.brand())
        .put("version_major", VersionResource.MAJOR)
        .put("version_minor", VersionResource.MINOR)
        .put("use_remote_user", false)
        .put("allow_user_deletion", true)
        .put("allow_user_creation", settings.allowUserCreation())
        .put("enable_quotas", false)
        .put("require_login", false)
        .put("is_admin_user", caller.isAdmin())
        .put("chunk_upload_size", CHUNK)
        .json();
  }

  @GET
  @Path("encode/{id: [0-9]{1,18}}")
  public JsonValue encode(@PathParam("id") long id) {
    caller.requireAdmin();
    return new Doc().put("encoded_id", ids.encode(id)).json();
  }

  @GET
  @Path("decode/{id}")
  public JsonValue decode(@PathParam("id") String id) {
    caller.requireAdmin();
    return new Doc().put("decoded_id", ids.decode(id)).json();
  }
}
