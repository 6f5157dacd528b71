package org.abell.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that the servers of one cluster are made and started with. */
record Plan(
    Sources sources,
    AbellHome home,
    Ports ports,
    Accounts accounts,
    DatabaseAddress database,
    Map<String, String> systemProperties) {

  /** System properties of every server; the scripts say what they mean. */
  Map<String, String> propertiesOfServers(List<Member> members) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("jboss.management.http.port", Integer.toString(ports.console()));
    properties.put("jboss.mcmp.port", Integer.toString(ports.balancerManagement()));
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

  /** The same with other system properties besides its own. */
  Plan with(Map<String, String> properties) {
    return new Plan(sources, home, ports, accounts, database, properties);
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
