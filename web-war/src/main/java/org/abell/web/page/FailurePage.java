package org.abell.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Failure;

/** Shows people what went wrong; visitors who must sign in are led there and back again. */
@Provider
public class FailurePage implements ExceptionMapper<Throwable> {

  private static final int FIRST_ERROR = 400;

  private final Pages pages;
  private final HttpServletRequest request;

  public FailurePage() {
    this(null, null);
  }

  @Inject
  public FailurePage(Pages pages, HttpServletRequest request) {
    this.pages = pages;
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web
        && web.getResponse().getStatus() < FIRST_ERROR) {
      return web.getResponse();
    }
    var failure = Failure.of(thrown);
    if (failure.code() == ErrorCode.KEY_REQUIRED.code()) {
      return toSignIn();
    }
    return pages.show(failure.status(), "failure", Map.of("failure", failure));
  }

  private Response toSignIn() {
    if (request.getHeader("HX-Request") != null) {
      return Response.status(Response.Status.FORBIDDEN)
          .header("HX-Redirect", pages.frame().link("/login"))
          .build();
    }
    var here = request.getRequestURI().substring(request.getContextPath().length());
    var next = request.getMethod().equals("GET") ? here : "/";
    return pages.goTo("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
  }
}
