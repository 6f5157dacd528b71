package org.abell.runner.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a submit host is, and what proves who is who.
 *
 * @param privateKey a file without a passphrase
 * @param knownHosts has the host's key, as OpenSSH writes it
 */
record SshAddress(String hostname, int port, String username, Path privateKey, Path knownHosts) {

  private static final String USUAL_PORT = "22";

  /**
   * As the {@code shell_} parameters say; the account's own files are the usual ones.
   *
   * @throws IllegalArgumentException with a sentence, when one is missing or no good
   */
  static SshAddress of(Map<String, String> shell) {
    var folder = Path.of(System.getProperty("user.home"), ".ssh");
    var hostname = shell.get("shell_hostname");
    if (hostname == null) {
      throw new IllegalArgumentException("A shell_plugin over ssh needs a shell_hostname.");
    }
    var port = shell.getOrDefault("shell_port", USUAL_PORT);
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("shell_port must be a number, not '%s'.".formatted(port));
    }
    var key =
        shell.containsKey("shell_private_key")
            ? Path.of(shell.get("shell_private_key"))
            : usualKey(folder);
    var known = shell.get("shell_known_hosts");
    return new SshAddress(
        hostname,
        Integer.parseInt(port),
        shell.getOrDefault("shell_username", System.getProperty("user.name")),
        readable("shell_private_key", key),
        readable(
            "shell_known_hosts", known == null ? folder.resolve("known_hosts") : Path.of(known)));
  }

  private static Path usualKey(Path folder) {
    return Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
        .map(folder::resolve)
        .filter(Files::isReadable)
        .findFirst()
        .orElse(folder.resolve("id_ed25519"));
  }

  private static Path readable(String name, Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("%s: %s cannot be read.".formatted(name, file));
    }
    return file;
  }

  /** For sentences. */
  String name() {
    return "%s@%s:%d".formatted(username, hostname, port);
  }
}
