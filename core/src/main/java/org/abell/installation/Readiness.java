package org.abell.installation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.abell.configuration.JobConfigurations;
import org.abell.datatype.Datatypes;
import org.abell.ident.IdEncoding;
import org.abell.notice.Notices;
import org.abell.schema.InstallationMark;
import org.abell.schema.InstallationSecret;
import org.abell.schema.Schema;
import org.abell.settings.InvalidSettings;
import org.abell.settings.SettingsFile;
import org.abell.toolbox.ToolBox;
import org.jboss.logging.Logger;

/**
 * Whether this server can work. A wrong abell.yml or a database that is down keeps it up but not
 * ready, and says so; it is tried again until it succeeds.
 */
@ApplicationScoped
public class Readiness {

  private static final Logger LOG = Logger.getLogger(Readiness.class);

  /** The name of the data source whose connections take part in transactions. */
  public static final String TRANSACTIONS = "transactions";

  private final DataSource source;
  private final DataSource transactions;
  private final JobConfigurations configurations;
  private final AtomicReference<Installation> installation = new AtomicReference<>();
  private final AtomicReference<String> reason = new AtomicReference<>("The server is starting.");
  private final AtomicReference<String> objection = new AtomicReference<>("");

  public Readiness() {
    this(null, null, null);
  }

  /** Uses the data source outside of transactions: migrations manage their own. */
  @Inject
  public Readiness(
      @Named(Notices.SOURCE) DataSource source,
      @Named(TRANSACTIONS) DataSource transactions,
      JobConfigurations configurations) {
    this.source = source;
    this.transactions = transactions;
    this.configurations = configurations;
  }

  /** What the server works with, once it is ready. */
  public Optional<Installation> current() {
    return Optional.ofNullable(installation.get());
  }

  /**
   * What the server works with.
   *
   * @throws NotReady with the reason, before the server is ready
   */
  public Installation installation() {
    return current().orElseThrow(() -> new NotReady(reason.get()));
  }

  /** Why the server is not ready; empty when it is. */
  public String reason() {
    return reason.get().isEmpty() ? objection.get() : reason.get();
  }

  /** Says what speaks against working although all is there; empty when nothing does any more. */
  public void object(String why) {
    if (!why.equals(objection.getAndSet(why)) && !why.isEmpty()) {
      LOG.error(why);
    }
  }

  /** Tries to become ready; returns at once when it is already. */
  public synchronized void attempt() {
    if (installation.get() != null) {
      return;
    }
    try {
      var settings = SettingsFile.read(settingsFile());
      var refused = configurations.open(settingsFile());
      if (refused.isPresent()) {
        notReady("The job configuration cannot be used: " + refused.get().sentence());
        return;
      }
      var migrations = new Schema(source).migrate();
      var folder = folder(settings.dataDirectory().root());
      var toolBox = ToolBox.load(settings.toolPanelFile());
      toolBox.problems().forEach(problem -> LOG.warn(problem));
      var secret = new InstallationSecret(source).readOrMake(settings.idSecret());
      installation.set(
          new Installation(settings, new IdEncoding(secret), toolBox, Datatypes.builtIn(), folder));
      reason.set("");
      LOG.infof(
          "ready with %d tools; %d schema migrations carried out",
          toolBox.tools().size(), migrations);
    } catch (InvalidSettings e) {
      notReady("The configuration cannot be used: " + e.getMessage());
    } catch (NotReady | IOException e) {
      notReady(e.getMessage());
    } catch (SQLException | RuntimeException e) {
      notReady("The database cannot be used: " + deepest(e));
    }
  }

  private SharedFolder folder(Path root) throws SQLException, IOException {
    var mark = new InstallationMark(source).readOrMake(word -> SharedFolder.mark(root, word));
    if (!new InstallationMark(transactions).read().equals(Optional.of(mark))) {
      throw new NotReady("The data sources AbellDS and AbellNoticeDS lead to different databases.");
    }
    var folder = new SharedFolder(root, mark);
    var complaint = folder.complaint();
    if (complaint.isPresent()) {
      throw new NotReady(complaint.get());
    }
    return folder;
  }

  private void notReady(String why) {
    if (!why.equals(reason.getAndSet(why))) {
      LOG.error(why);
    }
  }

  private static Path settingsFile() {
    return Path.of(System.getProperty("abell.config", "abell.yml"));
  }

  private static String deepest(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown");
  }
}
