package org.abell.web.protocol;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Links in documents: like those of pages they begin with the path of the installation. */
@ApplicationScoped
public class Links {

  private final HttpServletRequest request;

  public Links() {
    this(null);
  }

  /** The request is always the one that is being answered. */
  @Inject
  public Links(HttpServletRequest request) {
    this.request = request;
  }

  /** The link to a path within the application. */
  public String to(String path) {
    return request.getContextPath() + path;
  }
}
