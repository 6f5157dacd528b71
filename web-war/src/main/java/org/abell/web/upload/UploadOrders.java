package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import org.abell.upload.UploadOrder;
import org.abell.upload.UploadOrder.Staged;
import org.abell.web.history.HistoryAccess;
import org.abell.web.protocol.JsonBody;
import org.abell.web.upload.UploadParts.Manner;

/** From the upload page's form to jobs. */
@RequestScoped
@Transactional
public class UploadOrders {

  private final HistoryAccess access;
  private final UploadParts parts;
  private final UploadRequests requests;

  public UploadOrders() {
    this(null, null, null);
  }

  @Inject
  public UploadOrders(HistoryAccess access, UploadParts parts, UploadRequests requests) {
    this.access = access;
    this.parts = parts;
    this.requests = requests;
  }

  /** Submits a job for each file and for the text; tells how many. */
  public int submit(Multipart.Received received) throws IOException {
    var body = received.body();
    var orders = new ArrayList<UploadOrder>();
    for (var file : received.files().values()) {
      orders.add(manner(body, "").order(new Staged(file.staged()), file.name()));
    }
    var text = body.text("text").filter(t -> !t.isBlank());
    if (text.isPresent()) {
      orders.addAll(parts.ofText(text.get(), manner(body, body.text("name").orElse(""))));
    }
    if (!orders.isEmpty()) {
      requests.order(access.history(historyId(received)), orders);
    }
    return orders.size();
  }

  /** Where the form wants them. */
  public String historyId(Multipart.Received received) {
    return received.body().required("history_id");
  }

  private static Manner manner(JsonBody body, String name) {
    return new Manner(
        name,
        body.text("extension").orElse("auto"),
        body.text("dbkey").filter(d -> !d.isBlank()).orElse("?"),
        body.truth("to_posix_lines").orElse(false),
        body.truth("space_to_tab").orElse(false));
  }
}
