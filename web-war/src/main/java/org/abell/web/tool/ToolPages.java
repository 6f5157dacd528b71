package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.abell.web.caller.Caller;
import org.abell.web.history.HistoryViews;
import org.abell.web.page.Pages;

/** The first page, and the pages of tools. */
@Path("/")
@RequestScoped
public class ToolPages {

  private final Caller caller;
  private final ToolLists lists;
  private final HistoryViews histories;
  private final ToolRuns runs;
  private final Pages pages;

  public ToolPages() {
    this(null, null, null, null, null);
  }

  @Inject
  public ToolPages(
      Caller caller, ToolLists lists, HistoryViews histories, ToolRuns runs, Pages pages) {
    this.caller = caller;
    this.lists = lists;
    this.histories = histories;
    this.runs = runs;
    this.pages = pages;
  }

  /** Tools, and beside them the history of whoever is signed in. */
  @GET
  public Response front(@QueryParam("q") @DefaultValue("") String words) {
    var parameters = new HashMap<String, Object>(Map.of("tools", lists.find(words)));
    caller.user().ifPresent(u -> parameters.put("history", histories.aside()));
    return pages.show("front", parameters);
  }

  /** The list alone, while somebody types. */
  @GET
  @Path("tools/list")
  public Response list(@QueryParam("q") @DefaultValue("") String words) {
    return pages.show("part/tools", Map.of("tools", lists.find(words)));
  }

  @GET
  @Path("tools/run")
  public Response form(
      @QueryParam("id") String id,
      @QueryParam("version") String version,
      @QueryParam("rerun") String rerun) {
    var form =
        rerun == null
            ? runs.form(Optional.ofNullable(id).orElse(""), Optional.ofNullable(version))
            : runs.formOfJob(rerun);
    return pages.show("tool", Map.of("form", form, "history", histories.aside()));
  }

  /** The form alone, after a choice that changes which inputs there are. */
  @POST
  @Path("tools/form")
  public Response change(MultivaluedMap<String, String> form) {
    return pages.show("part/toolform", Map.of("form", runs.changed(new FormRequest(form))));
  }

  /** Runs the tool; a form that will not do comes back with what is wrong. */
  @POST
  @Path("tools/run")
  public Response run(MultivaluedMap<String, String> form) {
    var request = new FormRequest(form);
    if (!request.runs()) {
      return page(Response.Status.OK, runs.changed(request));
    }
    var outcome = runs.run(request);
    if (outcome instanceof ToolRuns.Refused refused) {
      return page(Response.Status.BAD_REQUEST, refused.form());
    }
    var job = ((ToolRuns.Accepted) outcome).jobId();
    return pages.goTo("/jobs/" + job, "The job was submitted.");
  }

  private Response page(Response.Status status, ToolFormView form) {
    return pages.show(
        status.getStatusCode(), "tool", Map.of("form", form, "history", histories.aside()));
  }
}
