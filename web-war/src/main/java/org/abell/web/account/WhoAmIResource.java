package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.abell.web.caller.Caller;

/** {@code /api/whoami}: the user, or {@code null} for nobody. */
@Path("whoami")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class WhoAmIResource {

  private final Caller caller;
  private final UserDocuments documents;

  public WhoAmIResource() {
    this(null, null);
  }

  @Inject
  public WhoAmIResource(Caller caller, UserDocuments documents) {
    this.caller = caller;
    this.documents = documents;
  }

  @GET
  @Transactional
  public JsonValue whoAmI() {
    return caller.user().<JsonValue>map(documents::full).orElse(JsonValue.NULL);
  }
}
