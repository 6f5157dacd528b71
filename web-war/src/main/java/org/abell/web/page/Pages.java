package org.abell.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.abell.installation.Readiness;
import org.abell.server.ServerIdentity;
import org.abell.web.caller.Caller;
import org.abell.web.page.Frame.Visitor;

/** Makes the answers of pages: whole pages, parts of them, and the way to another page. */
@RequestScoped
public class Pages {

  private static final String NOTICE = "notice";
  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  private final HttpServletRequest request;
  private final Caller caller;
  private final Templates templates;
  private final Readiness readiness;
  private final ServerIdentity server;

  public Pages() {
    this(null, null, null, null, null);
  }

  @Inject
  public Pages(
      HttpServletRequest request,
      Caller caller,
      Templates templates,
      Readiness readiness,
      ServerIdentity server) {
    this.request = request;
    this.caller = caller;
    this.templates = templates;
    this.readiness = readiness;
    this.server = server;
  }

  /** A page or a part of one; templates get the {@code frame} and the parameters. */
  public Response show(String template, Map<String, Object> parameters) {
    return show(Status.OK.getStatusCode(), template, parameters);
  }

  /** A page with another status than 200. */
  public Response show(int status, String template, Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    all.put("frame", frame());
    return Response.status(status)
        .type(HTML)
        .header("Cache-Control", "no-store")
        // Bytes: RESTEasy would escape a text that goes out with status 400.
        .entity(templates.render(template, all).getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** Sends the browser to another page. Only by path: a front may have another name. */
  public Response goTo(String path) {
    return Response.status(Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, request.getContextPath() + path)
        .build();
  }

  /** The frame of this request's page. */
  public Frame frame() {
    var settings = readiness.current().map(i -> i.settings());
    return new Frame(
        request.getContextPath(),
        settings.map(s -> s.brand()).orElse("Abell"),
        server.name(),
        visitor(),
        settings.map(s -> s.allowUserCreation()).orElse(false),
        StaticFiles.VERSION,
        notice());
  }

  /** Sends the browser to another page, which shows what was done. */
  public Response goTo(String path, String notice) {
    request.getSession(true).setAttribute(NOTICE, notice);
    return goTo(path);
  }

  /** Once, and by a whole page: a part that renews itself meanwhile must not take it away. */
  private Optional<String> notice() {
    if (request.getHeader("HX-Request") != null) {
      return Optional.empty();
    }
    var session = Optional.ofNullable(request.getSession(false));
    var notice = session.map(s -> (String) s.getAttribute(NOTICE));
    notice.ifPresent(n -> session.get().removeAttribute(NOTICE));
    return notice;
  }

  private Optional<Visitor> visitor() {
    try {
      return caller.user().map(u -> new Visitor(u.email(), u.username(), caller.isAdmin(u)));
    } catch (RuntimeException e) {
      // The page may be the one that says that the database is down.
      return Optional.empty();
    }
  }
}
