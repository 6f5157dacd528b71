package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.abell.history.HistoryItem;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Filters;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Page;

/** {@code /api/datasets}. */
@Path("datasets")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class DatasetResource {

  private static final int LIMIT = 500;

  private final DatasetList datasets;
  private final HistoryAccess access;
  private final DatasetDocuments documents;
  private final DatasetChanges changes;
  private final Downloads downloads;

  public DatasetResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public DatasetResource(
      DatasetList datasets,
      HistoryAccess access,
      DatasetDocuments documents,
      DatasetChanges changes,
      Downloads downloads) {
    this.datasets = datasets;
    this.access = access;
    this.documents = documents;
    this.changes = changes;
    this.downloads = downloads;
  }

  @GET
  public JsonValue list(
      @Context UriInfo uri,
      @QueryParam("history_id") String history,
      @QueryParam("order") @DefaultValue("create_time-dsc") String order,
      @QueryParam("limit") Optional<String> limit,
      @QueryParam("offset") Optional<String> offset) {
    var query = uri.getQueryParameters();
    var filters =
        Filters.of(query.getOrDefault("q", List.of()), query.getOrDefault("qv", List.of()));
    var page = Page.of(limit, offset, LIMIT);
    return datasets.of(Optional.ofNullable(history), filters, DatasetOrder.of(order), page).stream()
        .map(documents::summary)
        .collect(Doc.toArray());
  }

  @GET
  @Path("{id}")
  public JsonValue show(@PathParam("id") String id) {
    return documents.full(access.item(id));
  }

  @PUT
  @Path("{id}")
  public JsonValue update(@PathParam("id") String id, JsonBody body) {
    return documents.full(changes.update(access.item(id), body));
  }

  @DELETE
  @Path("{id}")
  public JsonValue delete(@PathParam("id") String id) {
    HistoryItem item = changes.delete(access.item(id));
    return documents.full(item);
  }

  @GET
  @Path("{id}/display")
  @Produces(MediaType.WILDCARD)
  public Response display(
      @PathParam("id") String id,
      @QueryParam("to_ext") String extension,
      @HeaderParam("Range") String range) {
    return downloads.of(
        access.item(id), Optional.ofNullable(extension), Optional.ofNullable(range));
  }
}
