package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.history.HistoryLists;
import org.abell.history.HistoryQuery;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Filters;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Page;
import org.abell.web.protocol.Refusal;
import org.abell.web.protocol.Truth;

/** {@code /api/histories}. */
@Path("histories")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class HistoryResource {

  private static final int ALL = 10_000;

  private final Caller caller;
  private final Histories histories;
  private final HistoryAccess access;
  private final HistoryDocuments documents;
  private final HistoryLists lists;

  public HistoryResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public HistoryResource(
      Caller caller,
      Histories histories,
      HistoryAccess access,
      HistoryDocuments documents,
      HistoryLists lists) {
    this.caller = caller;
    this.histories = histories;
    this.access = access;
    this.documents = documents;
    this.lists = lists;
  }

  /** The caller's histories, the newest first; deleted ones only where the filter asks for them. */
  @GET
  public JsonValue list(
      @QueryParam("q") List<String> names,
      @QueryParam("qv") List<String> values,
      @QueryParam("view") String view,
      @QueryParam("all") @DefaultValue("false") Truth all,
      @QueryParam("limit") Optional<String> limit,
      @QueryParam("offset") Optional<String> offset) {
    var user = all.value() ? caller.requireAdmin() : caller.required();
    var page = Page.of(limit, offset, ALL);
    var query =
        new HistoryQuery(
            all.value() ? OptionalLong.empty() : OptionalLong.of(user.id()),
            HistoryFilters.of(Filters.of(names, values)),
            page.limit(),
            page.offset());
    return lists.list(query).stream()
        .map(h -> "detailed".equals(view) ? full(h) : documents.summary(h))
        .collect(Doc.toArray());
  }

  @GET
  @Path("published")
  public JsonValue published() {
    return JsonValue.EMPTY_JSON_ARRAY;
  }

  @GET
  @Path("most_recently_used")
  public JsonValue mostRecentlyUsed() {
    return histories.list(caller.required().id(), false, 1, 0).stream()
        .findFirst()
        .<JsonValue>map(this::full)
        .orElse(JsonValue.NULL);
  }

  @POST
  public JsonValue create(JsonBody body) {
    var user = caller.required();
    if (body.member("history_id").isPresent() || body.member("archive_source").isPresent()) {
      throw new Refusal(
          ErrorCode.NOT_IMPLEMENTED, "Histories cannot be copied or imported here yet.");
    }
    return full(histories.create(user.id(), body.text("name").orElse(History.UNNAMED)));
  }

  @GET
  @Path("{id}")
  public JsonValue show(@PathParam("id") String id) {
    return full(access.history(id));
  }

  @PUT
  @Path("{id}")
  public JsonValue update(@PathParam("id") String id, JsonBody body) {
    var history = access.history(id);
    body.text("name").filter(n -> !n.isBlank()).ifPresent(n -> histories.rename(history.id(), n));
    body.truth("deleted").ifPresent(deleted -> setDeleted(history, deleted));
    return full(history);
  }

  @DELETE
  @Path("{id}")
  public JsonValue delete(@PathParam("id") String id) {
    var history = access.history(id);
    histories.delete(history.id());
    return full(history);
  }

  @POST
  @Path("deleted/{id}/undelete")
  public JsonValue undelete(@PathParam("id") String id) {
    var history = access.history(id);
    histories.undelete(history.id());
    return full(history);
  }

  private void setDeleted(History history, boolean deleted) {
    if (deleted) {
      histories.delete(history.id());
    } else {
      histories.undelete(history.id());
    }
  }

  private JsonObject full(History history) {
    return documents.full(history, histories.items(history.id()));
  }
}
