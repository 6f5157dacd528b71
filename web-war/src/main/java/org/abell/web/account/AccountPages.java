package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.user.ApiKey;
import org.abell.user.Users;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;

/** One's own account and API key. */
@Path("account")
@RequestScoped
@Transactional
public class AccountPages {

  private final Caller caller;
  private final Users users;
  private final Pages pages;

  public AccountPages() {
    this(null, null, null);
  }

  @Inject
  public AccountPages(Caller caller, Users users, Pages pages) {
    this.caller = caller;
    this.users = users;
    this.pages = pages;
  }

  @GET
  public Response show() {
    var user = caller.required();
    var key = users.apiKey(user.id()).map(ApiKey::key).orElse("");
    return pages.show(
        "account", Map.of("email", user.email(), "name", user.username(), "key", key));
  }

  @POST
  @Path("key")
  public Response renewKey() {
    users.renewApiKey(caller.required().id());
    return pages.goTo("/account", "You have a new API key.");
  }
}
