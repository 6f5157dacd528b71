package org.abell.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an httpd or nginx in front of the web servers is to be.
 *
 * @param folder of everything it reads and writes; made anew at each start
 * @param shipped the configuration that it is made from, the folder {@code apache} of the checkout
 * @param port where clients reach it
 * @param admin where administrators reach it (httpd's balancer-manager)
 * @param members the web servers, name to port of the listener for fronts
 * @param files the folder of datasets' files
 * @param key the front_key of abell.yml; empty when the application sends files itself
 * @param path where the application lives, empty for the root
 * @param uploadLimit bytes of one request at most
 * @param tls where TLS is spoken, and then the other port only leads there
 */
public record FrontPlan(
    Path folder,
    Path shipped,
    int port,
    int admin,
    Map<String, Integer> members,
    Path files,
    Optional<String> key,
    String path,
    long uploadLimit,
    Optional<Tls> tls) {

  /** The same limit as the servers have. */
  static final long UPLOAD_LIMIT = 64L << 30;

  /** TLS at a port of its own. */
  public record Tls(int port, Path certificate, Path key) {}

  public FrontPlan withTls(Tls wanted) {
    return new FrontPlan(
        folder, shipped, port, admin, members, files, key, path, uploadLimit, Optional.of(wanted));
  }

  /** Where its process writes what goes wrong. */
  Path log() {
    return folder.resolve("log/error.log");
  }

  Path pidFile() {
    return folder.resolve("run/front.pid");
  }

  /** The copies of the shipped files that it includes. */
  Path included() {
    return folder.resolve("abell");
  }
}
