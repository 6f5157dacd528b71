package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.user.InvalidAccount;
import org.abell.web.caller.SignIn;
import org.abell.web.page.Pages;

/** Signing up. */
@Path("register")
@RequestScoped
public class RegisterPages {

  private static final int BAD_REQUEST = 400;

  private final SignUp signUp;
  private final SignIn signIn;
  private final Pages pages;

  public RegisterPages() {
    this(null, null, null);
  }

  @Inject
  public RegisterPages(SignUp signUp, SignIn signIn, Pages pages) {
    this.signUp = signUp;
    this.signIn = signIn;
    this.pages = pages;
  }

  @GET
  public Response form() {
    return pages.show("signup", Map.of("email", "", "name", "", "error", ""));
  }

  @POST
  public Response create(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password) {
    try {
      signIn.begin(signUp.create(email, name, password));
      return pages.goTo("/");
    } catch (InvalidAccount e) {
      return pages.show(
          BAD_REQUEST, "signup", Map.of("email", email, "name", name, "error", e.getMessage()));
    }
  }
}
