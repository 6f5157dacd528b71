package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;
import org.abell.web.protocol.Truth;

/** The pages of histories. */
@Path("histories")
@RequestScoped
@Transactional
public class HistoryPages {

  private static final int ALL = 500;

  private final Caller caller;
  private final Histories histories;
  private final HistoryAccess access;
  private final HistoryViews views;
  private final Pages pages;

  public HistoryPages() {
    this(null, null, null, null, null);
  }

  @Inject
  public HistoryPages(
      Caller caller, Histories histories, HistoryAccess access, HistoryViews views, Pages pages) {
    this.caller = caller;
    this.histories = histories;
    this.access = access;
    this.views = views;
    this.pages = pages;
  }

  @GET
  public Response list(@QueryParam("deleted") @DefaultValue("false") Truth deleted) {
    var lines =
        histories.list(caller.required().id(), deleted.value(), ALL, 0).stream()
            .map(views::line)
            .toList();
    return pages.show("histories", Map.of("histories", lines, "deleted", deleted.value()));
  }

  @POST
  public Response create(@FormParam("name") @DefaultValue(History.UNNAMED) String name) {
    var history = histories.create(caller.required().id(), name.isBlank() ? History.UNNAMED : name);
    return pages.goTo("/histories/" + views.line(history).id());
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    var history = access.history(id);
    views.choose(history);
    return pages.show("history", Map.of("history", views.view(history)));
  }

  /** The list alone, for pages that heard of a change. */
  @GET
  @Path("{id}/items")
  public Response items(@PathParam("id") String id) {
    return pages.show("part/items", Map.of("history", views.view(access.history(id))));
  }

  @POST
  @Path("{id}")
  public Response rename(@PathParam("id") String id, @FormParam("name") String name) {
    var history = access.history(id);
    if (name != null && !name.isBlank()) {
      histories.rename(history.id(), name.strip());
    }
    return pages.goTo("/histories/" + id);
  }

  @POST
  @Path("{id}/delete")
  public Response delete(@PathParam("id") String id) {
    histories.delete(access.history(id).id());
    return pages.goTo("/histories", "The history was deleted. You can bring it back.");
  }

  @POST
  @Path("{id}/undelete")
  public Response undelete(@PathParam("id") String id) {
    histories.undelete(access.history(id).id());
    return pages.goTo("/histories/" + id);
  }
}
