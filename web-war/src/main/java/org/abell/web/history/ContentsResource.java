package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.abell.history.Histories;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Truth;

/** {@code /api/histories/{history}/contents}: the datasets of a history. */
@Path("histories/{history}/contents")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ContentsResource {

  private final Histories histories;
  private final HistoryAccess access;
  private final DatasetDocuments documents;
  private final DatasetChanges changes;
  private final Downloads downloads;

  public ContentsResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public ContentsResource(
      Histories histories,
      HistoryAccess access,
      DatasetDocuments documents,
      DatasetChanges changes,
      Downloads downloads) {
    this.histories = histories;
    this.access = access;
    this.documents = documents;
    this.changes = changes;
    this.downloads = downloads;
  }

  /** By number; deleted and hidden ones are in, unless the query says otherwise. */
  @GET
  public JsonValue list(
      @PathParam("history") String history,
      @QueryParam("deleted") Optional<Truth> deleted,
      @QueryParam("visible") Optional<Truth> visible,
      @QueryParam("types") List<String> types,
      @QueryParam("details") String details) {
    var items = histories.items(access.history(history).id());
    if (!types.isEmpty() && types.stream().noneMatch(t -> t.contains("dataset"))) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    return items.stream()
        .filter(i -> deleted.isEmpty() || deleted.get().value() == i.deleted())
        .filter(i -> visible.isEmpty() || visible.get().value() == i.visible())
        .map(i -> details == null ? documents.summary(i) : documents.full(i))
        .collect(Doc.toArray());
  }

  @GET
  @Path("{id}")
  public JsonValue show(@PathParam("history") String history, @PathParam("id") String id) {
    return documents.full(access.item(history, id));
  }

  @PUT
  @Path("{id}")
  public JsonValue update(
      @PathParam("history") String history, @PathParam("id") String id, JsonBody body) {
    return documents.full(changes.update(access.item(history, id), body));
  }

  @DELETE
  @Path("{id}")
  public JsonValue delete(@PathParam("history") String history, @PathParam("id") String id) {
    return documents.full(changes.delete(access.item(history, id)));
  }

  @GET
  @Path("{id}/display")
  @Produces(MediaType.WILDCARD)
  public Response display(
      @PathParam("history") String history,
      @PathParam("id") String id,
      @QueryParam("to_ext") String extension,
      @HeaderParam("Range") String range) {
    return downloads.of(
        access.item(history, id), Optional.ofNullable(extension), Optional.ofNullable(range));
  }
}
