package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.abell.web.caller.SignIn;
import org.abell.web.page.Pages;

/** Signing out. */
@Path("logout")
@RequestScoped
public class LogoutPages {

  private final SignIn signIn;
  private final Pages pages;

  public LogoutPages() {
    this(null, null);
  }

  @Inject
  public LogoutPages(SignIn signIn, Pages pages) {
    this.signIn = signIn;
    this.pages = pages;
  }

  @POST
  public Response signOut() {
    signIn.end();
    return pages.goTo("/");
  }
}
