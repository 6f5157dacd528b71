package org.abell.user;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;

/** Passwords are kept as bcrypt hashes. */
final class Passwords {

  /** About 70 ms on a core of today: slow for a guesser, bearable at sign-in. */
  private static final int COST = 10;

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
  private static final String NOBODY = hash("nobody has this password");

  private Passwords() {}

  static String hash(String password) {
    return BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(COST, password.toCharArray());
  }

  static boolean matches(String password, String hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .verify(password.toCharArray(), hash)
        .verified;
  }

  /** Takes as long as a real check, so that time does not tell which accounts exist. */
  static void pretend(String password) {
    matches(password, NOBODY);
  }
}
