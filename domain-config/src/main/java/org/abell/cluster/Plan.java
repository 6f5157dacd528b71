package org.abell.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the servers of one cluster are made and started with. */
record Plan(
    Sources sources,
    AbellHome home,
    Ports ports,
    Accounts accounts,
    DatabaseAddress database,
    FrontKind front,
    Map<String, String> systemProperties) {

  /** The system property that says where the application lives. */
  static final String PATH = "abell.path";

  /** Where the application lives below the host's name, empty for the root. */
  String path() {
    return systemProperties.getOrDefault(PATH, "");
  }

  /** System properties of every server; the scripts say what they mean. */
  Map<String, String> propertiesOfServers(List<Member> members) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("jboss.management.http.port", Integer.toString(ports.console()));
    properties.put("jboss.mcmp.port", Integer.toString(ports.balancerManagement()));
    properties.put("abell.start.lb0", Boolean.toString(front == FrontKind.WILDFLY));
    properties.put("abell.http.port", Integer.toString(ports.http()));
    properties.put("abell.config", home.settingsFile().toString());
    properties.put("abell.db.host", database.host());
    properties.put("abell.db.port", Integer.toString(database.port()));
    properties.put("abell.db.name", database.name());
    properties.put("abell.db.user", database.user());
    for (var member : members) {
      var offset = member.isFront() ? 0 : ports.offset(member);
      properties.put("abell.offset." + member.name(), Integer.toString(offset));
    }
    properties.putAll(systemProperties);
    return properties;
  }

  /** The cluster's own front, when it is not a server of the domain. */
  FrontPlan ownFront() {
    return front(home.front().getFileName().toString(), ports.http(), ports.frontAdministration());
  }

  /** An httpd or nginx before the web servers. */
  FrontPlan front(String name, int port, int admin) {
    var web = new LinkedHashMap<String, Integer>();
    Member.domain(front).stream()
        .filter(Member::isBehindFront)
        .forEach(member -> web.put(member.name(), ports.behindFront(member)));
    return new FrontPlan(
        home.root().resolve(name),
        sources.fronts(),
        port,
        admin,
        web,
        home.root().resolve("data/files"),
        Optional.of(accounts.front().password()),
        path(),
        FrontPlan.UPLOAD_LIMIT,
        Optional.empty());
  }

  /** The same with other system properties besides its own. */
  Plan with(Map<String, String> properties) {
    return new Plan(sources, home, ports, accounts, database, front, properties);
  }

  /** A process of the cluster, in a session of its own: Ctrl-C is for the launcher alone. */
  ProcessBuilder process(List<String> command) {
    var detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    var builder = new ProcessBuilder(detached);
    var environment = builder.environment();
    environment.remove("JBOSS_HOME");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("ABELL_DB_PASSWORD", database.password());
    environment.put(Processes.MARK, home.root().toString());
    return builder.redirectErrorStream(true);
  }
}
