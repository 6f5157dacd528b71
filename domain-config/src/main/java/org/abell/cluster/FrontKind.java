package org.abell.cluster;

import java.util.Locale;

/** What clients reach first. */
public enum FrontKind {
  /** WildFly's own load balancer, a server of the domain. */
  WILDFLY,
  /** Apache httpd with its stock modules. */
  APACHE,
  NGINX;

  static FrontKind of(String name) {
    try {
      return valueOf(name.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ClusterException(
          "The property front is '%s', not wildfly, apache or nginx.".formatted(name));
    }
  }
}
