package org.abell.runner.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** A real ssh server on this host that runs commands as this account, and the files to use it. */
final class SshServerFixture implements AutoCloseable {

  private static final int BITS = 256;

  private final Path folder;
  private final KeyPair client = pair();
  private KeyPair host = pair();
  private SshServer server;
  private int port;

  SshServerFixture(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    start();
    writeKnownHosts(host.getPublic());
    try (var out = Files.newOutputStream(folder.resolve("key"))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(client, "", null, out);
    }
  }

  /** What a runner is configured with. */
  Map<String, String> parameters() {
    return Map.of(
        "shell_plugin",
        "SecureShell",
        "shell_hostname",
        "127.0.0.1",
        "shell_port",
        Integer.toString(port),
        "shell_username",
        "astronomer",
        "shell_private_key",
        folder.resolve("key").toString(),
        "shell_known_hosts",
        folder.resolve("known_hosts").toString());
  }

  void start() throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            user.equals("astronomer") && KeyUtils.compareKeys(key, client.getPublic()));
    // As sshd does: the account's shell reads the line.
    server.setCommandFactory(
        (channel, line) ->
            new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel));
    server.start();
    port = server.getPort();
  }

  void stop() throws IOException {
    server.stop(true);
  }

  /** As after a new installation of the host, or with somebody in between. */
  void changeHostKey() throws Exception {
    stop();
    host = pair();
    start();
  }

  void writeKnownHosts(PublicKey key) throws IOException {
    Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:%d %s%n".formatted(port, PublicKeyEntry.toString(key)),
        StandardCharsets.UTF_8);
  }

  void forgetKnownHosts() throws IOException {
    Files.writeString(folder.resolve("known_hosts"), "");
  }

  private static KeyPair pair() {
    try {
      return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", BITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
