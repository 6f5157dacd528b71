package org.abell.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What abell.yml says. Immutable; made by {@link SettingsFile}.
 *
 * @param dataDirectory the shared folder of datasets, job directories and uploads
 * @param toolPanelFile the tool panel in Galaxy's toolbox format
 * @param adminUsers e-mail addresses of admins, lower case
 * @param brand the name that pages show
 * @param localWorkers how many local jobs one handler runs at once
 * @param allowUserCreation whether anybody may sign up
 * @param idSecret the key of encoded ids; empty means the one kept in the database
 * @param frontKey what a front has to show that may send datasets' files itself
 * @param metricsFrom who may read the metrics of a server
 * @param jobs what holds for jobs unless their destination says otherwise
 */
public record Settings(
    DataDirectory dataDirectory,
    Path toolPanelFile,
    List<String> adminUsers,
    String brand,
    int localWorkers,
    boolean allowUserCreation,
    Optional<String> idSecret,
    Optional<String> frontKey,
    List<AddressRange> metricsFrom,
    JobDefaults jobs) {

  public Settings {
    adminUsers = List.copyOf(adminUsers);
    metricsFrom = List.copyOf(metricsFrom);
  }

  /** With the usual defaults of jobs. */
  public Settings(
      DataDirectory dataDirectory,
      Path toolPanelFile,
      List<String> adminUsers,
      String brand,
      int localWorkers,
      boolean allowUserCreation,
      Optional<String> idSecret) {
    this(
        dataDirectory,
        toolPanelFile,
        adminUsers,
        brand,
        localWorkers,
        allowUserCreation,
        idSecret,
        Optional.empty(),
        List.of(),
        JobDefaults.USUAL);
  }

  /** Whether the address belongs to an admin. */
  public boolean isAdmin(String email) {
    return adminUsers.contains(email.toLowerCase(Locale.ROOT));
  }
}
