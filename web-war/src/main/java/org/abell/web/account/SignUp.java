package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.abell.installation.Readiness;
import org.abell.user.InvalidAccount;
import org.abell.user.User;
import org.abell.user.Users;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** Makes accounts, for those who may: everybody where the settings say so, else admins. */
@RequestScoped
public class SignUp {

  private final Caller caller;
  private final Users users;
  private final Readiness readiness;

  public SignUp() {
    this(null, null, null);
  }

  @Inject
  public SignUp(Caller caller, Users users, Readiness readiness) {
    this.caller = caller;
    this.users = users;
    this.readiness = readiness;
  }

  /** Whether the person who asks may make an account. */
  public boolean allowed() {
    return readiness.installation().settings().allowUserCreation() || caller.isAdmin();
  }

  /**
   * Makes the account.
   *
   * @throws InvalidAccount with the reason, when its parts will not do
   */
  public User create(String email, String username, String password) throws InvalidAccount {
    if (!allowed()) {
      throw new Refusal(
          ErrorCode.FORBIDDEN_BY_CONFIGURATION, "Only administrators make accounts here.");
    }
    return users.create(email, username, password);
  }
}
