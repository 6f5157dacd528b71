package org.abell.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Accounts, API keys and sign-ins in the database. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class Users {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,200}@[^@\\s]{1,200}");
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{1,255}");
  private static final int SHORTEST_PASSWORD = 6;
  private static final int KEY_BYTES = 16;

  private final EntityManager em;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Users() {
    this(null, null);
  }

  @Inject
  public Users(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @throws InvalidAccount when e-mail, name or password will not do or are taken
   */
  public User create(String email, String username, String password) throws InvalidAccount {
    var address = email.strip();
    var name = username.strip().toLowerCase(Locale.ROOT);
    if (!EMAIL.matcher(address).matches()) {
      throw new InvalidAccount("The e-mail address must look like name@host.");
    }
    if (!USERNAME.matcher(name).matches()) {
      throw new InvalidAccount("The user name may hold small letters, digits, '.', '_' and '-'.");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw new InvalidAccount(
          "The password must have at least " + SHORTEST_PASSWORD + " characters.");
    }
    if (find(address).isPresent() || find(name).isPresent()) {
      throw new InvalidAccount("There is already an account with this e-mail or user name.");
    }
    var user = new User(address, name, Passwords.hash(password), clock.instant());
    em.persist(user);
    return user;
  }

  /** The account with this id, closed ones included. */
  public Optional<User> find(long id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  /** The account with this e-mail or user name, closed ones included. */
  public Optional<User> find(String emailOrName) {
    return em.createQuery(
            "select u from User u where lower(u.email) = :name or u.username = :name", User.class)
        .setParameter("name", emailOrName.strip().toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  /** Accounts by id, either the open or the closed ones. */
  public List<User> list(boolean deleted) {
    return em.createQuery(
            "select u from User u where u.deleted = :deleted order by u.id", User.class)
        .setParameter("deleted", deleted)
        .getResultList();
  }

  /** The open account whose name and password these are. */
  public Optional<User> authenticate(String emailOrName, String password) {
    var user = find(emailOrName).filter(u -> !u.deleted());
    if (user.isEmpty()) {
      Passwords.pretend(password);
    }
    return user.filter(u -> Passwords.matches(password, u.passwordHash()));
  }

  /** The open account whose API key this is. */
  public Optional<User> byApiKey(String key) {
    return em.createQuery(
            "select k.user from ApiKey k where k.key = :key and not k.deleted"
                + " and not k.user.deleted",
            User.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /** The user's API key in force, if there is one. */
  public Optional<ApiKey> apiKey(long userId) {
    return em.createQuery(
            "select k from ApiKey k where k.user.id = :user and not k.deleted", ApiKey.class)
        .setParameter("user", userId)
        .getResultStream()
        .findFirst();
  }

  /** Makes a new API key for the user; the old one ends. */
  public ApiKey renewApiKey(long userId) {
    apiKey(userId).ifPresent(ApiKey::end);
    em.flush();
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    var user = em.getReference(User.class, userId);
    var key = new ApiKey(user, HexFormat.of().formatHex(bytes), clock.instant());
    em.persist(key);
    return key;
  }

  /** Closes an account; its histories stay. */
  public void delete(long userId) {
    find(userId).ifPresent(user -> user.delete(clock.instant()));
  }

  /** Notes a sign-in from a browser. */
  public WebSession signIn(long userId, String remoteAddress) {
    var session =
        new WebSession(em.getReference(User.class, userId), remoteAddress, clock.instant());
    em.persist(session);
    return session;
  }

  /** The user of a sign-in that has not ended. */
  public Optional<User> bySession(long sessionId) {
    return Optional.ofNullable(em.find(WebSession.class, sessionId))
        .filter(WebSession::valid)
        .map(WebSession::user)
        .filter(user -> !user.deleted());
  }

  /** Ends a sign-in. */
  public void signOut(long sessionId) {
    Optional.ofNullable(em.find(WebSession.class, sessionId))
        .ifPresent(session -> session.end(clock.instant()));
  }
}
