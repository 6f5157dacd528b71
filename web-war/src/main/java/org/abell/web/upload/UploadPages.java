package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.abell.datatype.Datatype;
import org.abell.installation.Readiness;
import org.abell.web.history.HistoryViews;
import org.abell.web.page.Pages;

/** The page for uploads. */
@Path("upload")
@RequestScoped
public class UploadPages {

  private static final int BAD_REQUEST = 400;

  private final Readiness readiness;
  private final HistoryViews histories;
  private final Multipart multipart;
  private final UploadOrders orders;
  private final Pages pages;

  public UploadPages() {
    this(null, null, null, null, null);
  }

  @Inject
  public UploadPages(
      Readiness readiness,
      HistoryViews histories,
      Multipart multipart,
      UploadOrders orders,
      Pages pages) {
    this.readiness = readiness;
    this.histories = histories;
    this.multipart = multipart;
    this.orders = orders;
    this.pages = pages;
  }

  @GET
  public Response form() {
    return page(Response.Status.OK.getStatusCode(), "", "", "");
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(List<EntityPart> parts) throws IOException {
    var received = multipart.read(parts);
    var count = orders.submit(received);
    if (count == 0) {
      var text = received.body().text("text").orElse("");
      var name = received.body().text("name").orElse("");
      return page(BAD_REQUEST, text, name, "Choose a file, or paste some text.");
    }
    return pages.goTo(
        "/histories/" + orders.historyId(received),
        count == 1 ? "The upload was submitted." : count + " uploads were submitted.");
  }

  private Response page(int status, String text, String name, String error) {
    var extensions =
        readiness.installation().datatypes().all().stream()
            .map(Datatype::extension)
            .sorted()
            .toList();
    return pages.show(
        status,
        "upload",
        Map.of(
            "upload", new UploadView(text, name, error, extensions), "history", histories.aside()));
  }
}
