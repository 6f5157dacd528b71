package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.user.Users;
import org.abell.web.caller.SignIn;
import org.abell.web.page.Pages;

/** Signing in. */
@Path("login")
@RequestScoped
@Transactional
public class LoginPages {

  private static final int UNAUTHORIZED = 401;

  private final Users users;
  private final SignIn signIn;
  private final Pages pages;

  public LoginPages() {
    this(null, null, null);
  }

  @Inject
  public LoginPages(Users users, SignIn signIn, Pages pages) {
    this.users = users;
    this.signIn = signIn;
    this.pages = pages;
  }

  @GET
  public Response form(@QueryParam("next") @DefaultValue("/") String next) {
    return pages.show("signin", Map.of("name", "", "next", next, "error", ""));
  }

  @POST
  public Response signIn(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("next") @DefaultValue("/") String next) {
    var user = users.authenticate(name, password);
    if (user.isEmpty()) {
      var error = "There is no account with this name and password.";
      return pages.show(UNAUTHORIZED, "signin", Map.of("name", name, "next", next, "error", error));
    }
    signIn.begin(user.get());
    return pages.goTo(within(next));
  }

  /** Only paths of this application: a link from elsewhere must not lead elsewhere. */
  static String within(String next) {
    return next.matches("/[\\w.~%/?=&+-]*") && !next.startsWith("//") ? next : "/";
  }
}
