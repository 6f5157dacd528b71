package org.abell.runner.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.jobdir.Shell;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * A submit host behind ssh, with a key file, and only if its own key is a known one. One connection
 * is kept for all commands.
 */
final class SshHost implements SubmitHost {

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final SshAddress address;
  private final Map<String, String> environment;
  private final Duration limit;
  private final SshClient client;
  private volatile String refusal = "";
  private ClientSession session;

  /**
   * A host that is not connected to yet.
   *
   * @param environment variables that commands see there
   * @param limit how long a connection, and a command, may take
   */
  SshHost(SshAddress address, Map<String, String> environment, Duration limit) {
    this.address = address;
    this.environment = new TreeMap<>(environment);
    this.environment.put("LC_ALL", "C.UTF-8");
    this.limit = limit;
    this.client = client(address);
  }

  private SshClient client(SshAddress to) {
    var ssh = SshClient.setUpDefaultClient();
    // Nothing but what is configured here: no other keys, no configuration of the account.
    ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    ssh.setKeyIdentityProvider(new FileKeyPairProvider(to.privateKey()));
    ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    var known =
        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, to.knownHosts());
    ssh.setServerKeyVerifier((s, remote, key) -> verify(known, s, remote, key));
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(ssh, HEARTBEAT);
    ssh.start();
    return ssh;
  }

  private boolean verify(
      KnownHostsServerKeyVerifier known, ClientSession to, SocketAddress remote, PublicKey key) {
    if (known.verifyServerKey(to, remote, key)) {
      return true;
    }
    refusal =
        "the key %s of %s is not the one in %s"
            .formatted(KeyUtils.getFingerPrint(key), address.hostname(), address.knownHosts());
    return false;
  }

  @Override
  public Answer run(List<String> command) throws IOException {
    var connected = session();
    try (var channel = connected.createExecChannel(line(command));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream()) {
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(limit);
      var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit);
      var code = channel.getExitStatus();
      if (events.contains(ClientChannelEvent.TIMEOUT) || code == null) {
        throw new IOException(
            "%s gave no answer within %d s".formatted(command.get(0), limit.toSeconds()));
      }
      return ThisHost.found(
          new Answer(
              code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8)));
    } catch (SshException e) {
      forget(connected);
      throw interrupted(unreachable(e.getMessage(), e));
    } catch (IOException e) {
      forget(connected);
      throw interrupted(e);
    }
  }

  private IOException unreachable(String why, IOException cause) {
    return new IOException("%s cannot be reached by ssh: %s".formatted(address.name(), why), cause);
  }

  private String line(List<String> command) {
    var variables = environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
    return Stream.of(Stream.of("env"), variables, command.stream())
        .flatMap(words -> words)
        .map(Shell::quote)
        .collect(Collectors.joining(" "));
  }

  private synchronized ClientSession session() throws IOException {
    if (session == null || !session.isOpen()) {
      refusal = "";
      try {
        session =
            client
                .connect(address.username(), address.hostname(), address.port())
                .verify(limit)
                .getSession();
        session.auth().verify(limit);
      } catch (IOException e) {
        forget(session);
        throw interrupted(unreachable(refusal.isEmpty() ? e.getMessage() : refusal, e));
      }
    }
    return session;
  }

  private synchronized void forget(ClientSession broken) {
    if (broken != null) {
      broken.close(true);
    }
    session = null;
  }

  private static IOException interrupted(IOException e) {
    return Thread.currentThread().isInterrupted()
        ? new InterruptedIOException("the server is stopping")
        : e;
  }

  @Override
  public void close() {
    client.stop();
  }
}
