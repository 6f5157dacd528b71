package org.abell.web.caller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.abell.user.User;
import org.abell.user.Users;

/** Signs a browser in and out. The session holds the sign-in's id and nothing else. */
@RequestScoped
public class SignIn {

  private final HttpServletRequest request;
  private final Users users;

  public SignIn() {
    this(null, null);
  }

  @Inject
  public SignIn(HttpServletRequest request, Users users) {
    this.request = request;
    this.users = users;
  }

  /**
   * Signs the user in under a new session id, so that an id known before is worth nothing. Who is
   * signed in as this user already stays so: under a new id, what other pages of the same browser
   * have asked for just now would fail.
   */
  public void begin(User user) {
    var session = request.getSession(true);
    if (signIn(session).flatMap(users::bySession).filter(u -> u.id() == user.id()).isPresent()) {
      return;
    }
    request.changeSessionId();
    session.setAttribute(Caller.SIGN_IN, users.signIn(user.id(), request.getRemoteAddr()).id());
  }

  /** Ends the sign-in everywhere. */
  public void end() {
    Optional.ofNullable(request.getSession(false))
        .ifPresent(
            session -> {
              signIn(session).ifPresent(users::signOut);
              session.invalidate();
            });
  }

  private static Optional<Long> signIn(HttpSession session) {
    return Optional.ofNullable((Long) session.getAttribute(Caller.SIGN_IN));
  }
}
