package org.abell.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Failure;
import org.abell.web.protocol.FailureDocument;

/** Answers what failed before or beside resources and pages, so that no stack trace gets out. */
public class LastResort extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int THOUSAND = 1000;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setCharacterEncoding("UTF-8");
    response.setContentType("application/json");
    var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (failure != null) {
      response.getWriter().write(FailureDocument.document(Failure.of(failure)).toString());
      return;
    }
    var status =
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .orElse(HttpServletResponse.SC_NOT_FOUND);
    response.setStatus(status);
    response
        .getWriter()
        .write(
            new Doc()
                .put("err_msg", "There is no answer to this request here.")
                .put("err_code", status * THOUSAND)
                .json()
                .toString());
  }
}
