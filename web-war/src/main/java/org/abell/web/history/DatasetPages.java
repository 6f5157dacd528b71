package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.history.HistoryItem;
import org.abell.web.page.Pages;

/** The pages of datasets. */
@Path("datasets")
@RequestScoped
@Transactional
public class DatasetPages {

  private final HistoryAccess access;
  private final HistoryViews histories;
  private final DatasetViews views;
  private final DatasetChanges changes;
  private final Pages pages;

  public DatasetPages() {
    this(null, null, null, null, null);
  }

  @Inject
  public DatasetPages(
      HistoryAccess access,
      HistoryViews histories,
      DatasetViews views,
      DatasetChanges changes,
      Pages pages) {
    this.access = access;
    this.histories = histories;
    this.views = views;
    this.changes = changes;
    this.pages = pages;
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    HistoryItem item = access.item(id);
    return pages.show("dataset", Map.of("dataset", views.view(item), "history", histories.aside()));
  }

  /** What changes on the page, alone. */
  @GET
  @Path("{id}/body")
  public Response body(@PathParam("id") String id) {
    return pages.show("part/dataset", Map.of("dataset", views.view(access.item(id))));
  }

  @POST
  @Path("{id}")
  public Response rename(@PathParam("id") String id, @FormParam("name") String name) {
    var item = access.item(id);
    if (name != null && !name.isBlank()) {
      changes.rename(item, name.strip());
    }
    return pages.goTo("/datasets/" + id);
  }

  @POST
  @Path("{id}/delete")
  public Response delete(@PathParam("id") String id) {
    var item = changes.delete(access.item(id));
    return pages.goTo(
        "/histories/" + histories.line(item.history()).id(),
        "Dataset %d was deleted.".formatted(item.hid()));
  }
}
