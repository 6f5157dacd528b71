package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.abell.web.protocol.JsonBody;

/** {@code /api/tools/fetch}. */
@Path("tools/fetch")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FetchResource {

  private final UploadRequests uploads;
  private final Multipart multipart;

  public FetchResource() {
    this(null, null);
  }

  @Inject
  public FetchResource(UploadRequests uploads, Multipart multipart) {
    this.uploads = uploads;
    this.multipart = multipart;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public JsonValue fetch(JsonBody body) {
    return uploads.fetch(body, Map.of());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public JsonValue fetchFiles(List<EntityPart> parts) throws IOException {
    var received = multipart.read(parts);
    return uploads.fetch(received.body(), received.files());
  }
}
