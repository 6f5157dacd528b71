package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.abell.user.InvalidAccount;
import org.abell.user.User;
import org.abell.user.Users;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/** {@code /api/users}. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class UserResource {

  private final Caller caller;
  private final Users users;
  private final SignUp signUp;
  private final UserDocuments documents;
  private final Ids ids;

  public UserResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public UserResource(Caller caller, Users users, SignUp signUp, UserDocuments documents, Ids ids) {
    this.caller = caller;
    this.users = users;
    this.signUp = signUp;
    this.documents = documents;
    this.ids = ids;
  }

  @GET
  public JsonValue list(
      @QueryParam("f_email") String email,
      @QueryParam("f_name") String name,
      @QueryParam("f_any") String any) {
    return visible(false).stream()
        .filter(u -> matches(u.email(), email) && matches(u.username(), name))
        .filter(u -> matches(u.email(), any) || matches(u.username(), any))
        .map(documents::full)
        .collect(Doc.toArray());
  }

  @GET
  @Path("deleted")
  public JsonValue deleted() {
    return visible(true).stream().map(documents::full).collect(Doc.toArray());
  }

  @POST
  public JsonValue create(JsonBody body) throws InvalidAccount {
    var user =
        signUp.create(body.required("email"), body.required("username"), body.required("password"));
    return documents.full(user);
  }

  @GET
  @Path("current")
  public JsonValue current() {
    return caller.user().map(documents::full).orElseGet(documents::anonymous);
  }

  @GET
  @Path("{id}")
  public JsonValue show(@PathParam("id") String id) {
    return documents.full(user(id));
  }

  @GET
  @Path("deleted/{id}")
  public JsonValue showDeleted(@PathParam("id") String id) {
    return documents.full(user(id));
  }

  @DELETE
  @Path("{id}")
  public JsonValue delete(@PathParam("id") String id, @QueryParam("purge") String purge) {
    var user = user(id);
    if (purge != null && !user.deleted()) {
      throw new Refusal(
          ErrorCode.INSUFFICIENT_PERMISSIONS, "Delete the account before it is purged.");
    }
    users.delete(user.id());
    return documents.full(user);
  }

  @GET
  @Path("{id}/api_key")
  public JsonValue apiKey(@PathParam("id") String id) {
    var user = user(id);
    return Doc.json(users.apiKey(user.id()).orElseGet(() -> users.renewApiKey(user.id())).key());
  }

  @POST
  @Path("{id}/api_key")
  public JsonValue renewApiKey(@PathParam("id") String id) {
    return Doc.json(users.renewApiKey(user(id).id()).key());
  }

  @GET
  @Path("{id}/api_key/detailed")
  public Response apiKeyDetailed(@PathParam("id") String id) {
    return users
        .apiKey(user(id).id())
        .map(k -> new Doc().put("key", k.key()).put("create_time", k.createTime()).json())
        .map(doc -> Response.ok(doc).build())
        .orElseGet(() -> Response.noContent().build());
  }

  @GET
  @Path("{id}/credentials")
  public JsonValue credentials(@PathParam("id") String id) {
    user(id);
    return JsonValue.EMPTY_JSON_ARRAY;
  }

  /** An admin sees everybody, others see themselves. */
  private List<User> visible(boolean deleted) {
    var self = caller.required();
    return caller.isAdmin()
        ? users.list(deleted)
        : List.of(self).stream().filter(u -> u.deleted() == deleted).toList();
  }

  private User user(String id) {
    var self = caller.required();
    var wanted = id.equals("current") ? self.id() : ids.decode(id);
    return Optional.of(wanted)
        .filter(caller::mayUse)
        .flatMap(users::find)
        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "There is no such user."));
  }

  private static boolean matches(String text, String part) {
    return part == null || text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
