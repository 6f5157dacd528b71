package org.abell.web.upload;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Failure;
import org.abell.web.protocol.FailureDocument;

/** {@code /api/upload/resumable_upload}: each upload belongs to whoever began it. */
public class TusServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final transient TusStore store;

  public TusServlet() {
    this(null, null);
  }

  @Inject
  public TusServlet(Caller caller, TusStore store) {
    this.caller = caller;
    this.store = store;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      var owner = request.getMethod().equals("OPTIONS") ? null : caller.required();
      var service = store.service(request.getContextPath());
      if (request.getMethod().equals("POST")) {
        service.cleanup();
      }
      service.process(request, response, owner == null ? null : Long.toString(owner.id()));
    } catch (IOException | RuntimeException e) {
      var failure = Failure.of(e);
      response.setStatus(failure.status());
      response.setContentType("application/json");
      response.setCharacterEncoding("UTF-8");
      response.getWriter().write(FailureDocument.document(failure).toString());
    }
  }
}
