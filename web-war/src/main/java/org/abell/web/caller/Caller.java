package org.abell.web.caller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.abell.installation.Readiness;
import org.abell.user.User;
import org.abell.user.Users;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** The person behind a request, found once for each request. */
@RequestScoped
public class Caller {

  /** The session attribute that holds the id of the sign-in. */
  static final String SIGN_IN = "signIn";

  private final HttpServletRequest request;
  private final Users users;
  private final Readiness readiness;
  private Optional<User> found;

  public Caller() {
    this(null, null, null);
  }

  @Inject
  public Caller(HttpServletRequest request, Users users, Readiness readiness) {
    this.request = request;
    this.users = users;
    this.readiness = readiness;
  }

  /** The person, or nobody. A wrong API key is refused. */
  public Optional<User> user() {
    if (found == null) {
      found = ApiKeys.of(request).map(this::byKey).or(this::bySession);
    }
    return found;
  }

  /** The person; nobody is refused. */
  public User required() {
    return user()
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.KEY_REQUIRED, "Sign in or give an API key: this is not public."));
  }

  /** Whether an admin is asking. */
  public boolean isAdmin() {
    return user().filter(this::isAdmin).isPresent();
  }

  /** Whether this person is an admin. */
  public boolean isAdmin(User user) {
    return readiness.installation().settings().isAdmin(user.email());
  }

  /** Refuses everybody but admins. */
  public User requireAdmin() {
    var user = required();
    if (!isAdmin(user)) {
      throw new Refusal(ErrorCode.ADMIN_REQUIRED, "Only administrators may do this.");
    }
    return user;
  }

  /** Whether things of this user are open to the person: one's own, and all to an admin. */
  public boolean mayUse(long ownerId) {
    return user().filter(u -> u.id() == ownerId || isAdmin(u)).isPresent();
  }

  private User byKey(String key) {
    return users
        .byApiKey(key)
        .orElseThrow(
            () -> new Refusal(ErrorCode.AUTHENTICATION_FAILED, "This API key is not known."));
  }

  private Optional<User> bySession() {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (Long) session.getAttribute(SIGN_IN))
        .flatMap(users::bySession);
  }
}
