package org.abell.web.page;

import java.util.Optional;

/**
 * What surrounds every page.
 *
 * @param base the context path, empty for none; all links start with it
 * @param brand the installation's name
 * @param server the web server that made the page
 * @param visitor who is signed in
 * @param signUp whether visitors may make accounts
 * @param version changes when a style or script changes, so that browsers fetch it anew
 * @param notice what was just done
 */
public record Frame(
    String base,
    String brand,
    String server,
    Optional<Visitor> visitor,
    boolean signUp,
    String version,
    Optional<String> notice) {

  /** Who is signed in. */
  public record Visitor(String email, String username, boolean admin) {}

  /** A link within the application. */
  public String link(String path) {
    return base + path;
  }

  /** A style, script or picture. */
  public String asset(String name) {
    return base + "/static/" + name + "?v=" + version;
  }

  public boolean isAdmin() {
    return visitor.filter(Visitor::admin).isPresent();
  }
}
