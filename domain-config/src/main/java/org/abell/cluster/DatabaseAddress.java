package org.abell.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL database and the user that owns it. */
public record DatabaseAddress(String host, int port, String name, String user, String password) {

  private static final int STANDARD_PORT = 5432;
  private static final String FORM = "postgresql://user:password@host:port/name";

  /**
   * Reads {@code postgresql://user:password@host:port/name} or the driver's {@code
   * jdbc:postgresql://host:port/name?user=…&password=…}.
   */
  public static DatabaseAddress parse(String text) {
    var uri = uri(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
    var query = query(uri);
    var login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    var user = login[0].isEmpty() ? query.getOrDefault("user", "") : decoded(login[0]);
    var password = login.length > 1 ? decoded(login[1]) : query.getOrDefault("password", "");
    var path = Optional.ofNullable(uri.getPath()).orElse("");
    if (uri.getHost() == null || path.length() < 2 || user.isEmpty() || password.isEmpty()) {
      throw unreadable();
    }
    var port = uri.getPort() < 0 ? STANDARD_PORT : uri.getPort();
    return new DatabaseAddress(uri.getHost(), port, path.substring(1), user, password);
  }

  private static URI uri(String text) {
    try {
      var uri = new URI(text);
      if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
        throw unreadable();
      }
      return uri;
    } catch (URISyntaxException e) {
      throw unreadable();
    }
  }

  // The text is not repeated: it may hold a password.
  private static ClusterException unreadable() {
    return new ClusterException(
        "The property db is not of the form " + FORM + " (or jdbc:" + FORM + ").");
  }

  private static Map<String, String> query(URI uri) {
    var values = new HashMap<String, String>();
    Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> values.put(pair[0], decoded(pair[1])));
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Where it is, for a person; never the password. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, name);
  }
}
