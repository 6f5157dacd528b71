package org.abell.web.installation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.abell.web.protocol.Doc;

/** {@code /api/version}: the version of Galaxy's API that is spoken here. */
@Path("version")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class VersionResource {

  static final String MAJOR = "25.1";
  static final String MINOR = "0";

  @GET
  public JsonValue version() {
    return new Doc()
        .put("version_major", MAJOR)
        .put("version_minor", MINOR)
        .put("extra", Map.of())
        .json();
  }
}
