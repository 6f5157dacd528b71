package org.abell.tests.cluster;

import java.time.Duration;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of an admin and a user of the cluster, under a job configuration of their own. */
@ExtendWith(ClusterExtension.class)
abstract class AdministeredCluster {

  static final Duration SOON = Duration.ofSeconds(20);

  final Cluster cluster;
  final ConfigurationFile configuration;
  final Administrator admin;
  final Work work;
  private final String text;

  AdministeredCluster(Cluster cluster, String text) {
    this.cluster = cluster;
    this.configuration = new ConfigurationFile(cluster);
    this.admin = new Administrator(cluster);
    this.work = Work.in(Api.newUser(cluster.front()));
    this.text = text;
  }

  @BeforeEach
  void configure() {
    configuration.change(text);
  }

  @AfterEach
  void unlock() {
    admin.unlock();
  }

  @AfterAll
  static void restore(Cluster cluster) {
    new ConfigurationFile(cluster).restore();
  }
}
