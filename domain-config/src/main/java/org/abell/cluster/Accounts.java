package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The accounts of a cluster, with passwords made at the first start and kept in a file that only
 * its owner reads.
 */
public final class Accounts {

  private static final int PASSWORD_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Properties passwords;

  private Accounts(Properties passwords) {
    this.passwords = passwords;
  }

  /** Reads the file; makes what is missing in it. */
  public static Accounts in(Path file) {
    var passwords = new Properties();
    try {
      if (Files.exists(file)) {
        try (var reader = Files.newBufferedReader(file)) {
          passwords.load(reader);
        }
      } else {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      var before = passwords.size();
      for (var who :
          new String[] {"admin", "demo", "management", "database", "postgres", "front"}) {
        passwords.computeIfAbsent(who + ".password", key -> password());
      }
      if (passwords.size() > before) {
        try (var writer = Files.newBufferedWriter(file)) {
          passwords.store(writer, "Made at the first start");
        }
      }
      return new Accounts(passwords);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read or written", e);
    }
  }

  private static String password() {
    var bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The admin of the application: abell.yml names this address. */
  public Account admin() {
    return account("admin", "admin@abell.local");
  }

  /** A user like any other. */
  public Account demo() {
    return account("demo", "demo@abell.local");
  }

  /** The user of management console, management API and jboss-cli. */
  public Account management() {
    return account("management", "");
  }

  /** The owner of the embedded database. */
  Account database() {
    return account("database", "");
  }

  /** PostgreSQL's own superuser. */
  Account postgres() {
    return account("postgres", "");
  }

  /** A front that may send files: abell.yml has the same key. */
  Account front() {
    return account("front", "");
  }

  private Account account(String name, String email) {
    return new Account(name, email, passwords.getProperty(name + ".password"));
  }

  /** A name, an e-mail address where there is one, and the password. */
  public record Account(String name, String email, String password) {

    /** Never the password. */
    @Override
    public String toString() {
      return name;
    }
  }
}
