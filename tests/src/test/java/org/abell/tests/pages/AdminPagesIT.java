package org.abell.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class AdminPagesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final Browser browser;
  private final Visit visit;

  AdminPagesIT(Cluster cluster) {
    this.cluster = cluster;
    this.browser = new Browser(cluster.front());
    this.visit = new Visit(browser);
  }

  @AfterEach
  void close(TestInfo test) {
    browser.picture("last-" + test.getTestMethod().orElseThrow().getName());
    browser.close();
  }

  @Test
  void jobs_are_stopped_with_a_message_and_none_without() {
    var work = Work.in(Api.newUser(cluster.front()));
    var slow = work.running(work.slow(100));
    visit.signIn(cluster.accounts().admin());
    browser.open("/admin/jobs?search=tool:slow1&state=running");
    visit.whole("admin-jobs");
    browser.click("#tick-" + slow.job());
    browser.click("button[value='stop']");
    browser.read("Write a message for the owners");
    browser.type("#message", "We change the disks.");
    browser.click("button[value='stop']");
    browser.read("Done to 1 of 1 jobs.");
    visit.whole("admin-jobs-stopped");
    assertThat(work.ended(slow)).isEqualTo("error");
    assertThat(work.job(slow.job()).toString()).contains("We change the disks.");
  }

  @Test
  void ticks_outlive_live_updates() {
    var work = Work.in(Api.newUser(cluster.front()));
    var slow = work.running(work.slow(100));
    visit.signIn(cluster.accounts().admin());
    browser.open("/admin/jobs?state=all");
    browser.click("#tick-" + slow.job());
    var other = work.run("true1", Json.createObjectBuilder());
    browser.see("#row-" + other.job() + " .state.s-ok");
    assertThat(browser.see("#tick-" + slow.job()).isSelected()).isTrue();
    assertThat(work.api().delete("/api/jobs/" + slow.job()).status()).isEqualTo(200);
  }

  @Test
  void all_jobs_that_match_are_paused_and_resumed_while_the_lock_holds_them() {
    visit.signIn(cluster.accounts().admin());
    browser.open("/admin/queue");
    browser.type("#reason", " ");
    browser.click("section.lock button");
    browser.read("Write down why you lock the jobs");
    lock();
    var work = Work.in(Api.newUser(cluster.front()));
    var first = work.run("true1", Json.createObjectBuilder());
    var second = work.run("true1", Json.createObjectBuilder());
    browser.open("/admin/jobs?search=tool:true1");
    browser.click("#all-match");
    browser.click("button[value='pause']");
    browser.read("Done to 2 of 2 jobs.");
    browser.see("#row-" + first.job() + " .state.s-paused");
    browser.click("button[value='resume']");
    browser.see("#row-" + second.job() + " .state.s-new");
    visit.whole("admin-jobs-waiting");
    browser.open("/admin/queue");
    visit.whole("queue-locked");
    browser.click("section.lock button");
    browser.read("Jobs are started as they come.");
    assertThat(work.ended(first)).isEqualTo("ok");
    assertThat(work.ended(second)).isEqualTo("ok");
  }

  @Test
  void the_queue_page_shows_plots_and_waits() {
    var work = Work.in(Api.newUser(cluster.front()));
    assertThat(work.ended(work.run("true1", Json.createObjectBuilder()))).isEqualTo("ok");
    visit.signIn(cluster.accounts().admin());
    browser.open("/admin/queue");
    browser.see("#hour-numbers summary");
    browser.see("rect.ok");
    browser.read("_default_");
    visit.whole("queue");
    browser.click("#hour-numbers summary");
    browser.read("Ended well");
  }

  @Test
  void a_handler_is_drained_and_resumed() {
    visit.signIn(cluster.accounts().admin());
    browser.open("/admin/servers");
    for (var name : new String[] {"web0", "web1", "handler0", "handler1"}) {
      browser.read(name);
    }
    browser.see(".state.s-alive");
    browser.choose("#server", "handler1");
    browser.type("#reason", "new kernel");
    browser.click("button[value='draining']");
    browser.read("handler1 takes no more jobs");
    browser.see(".state.s-draining");
    browser.read("new kernel");
    visit.whole("servers");
    browser.choose("#server", "handler1");
    browser.click("button[value='working']");
    browser.read("handler1 takes jobs again.");
  }

  @Test
  void the_configuration_is_shown() {
    visit.signIn(cluster.accounts().admin());
    browser.open("/admin/configuration");
    browser.read("Fingerprint");
    browser.read("Destinations");
    visit.whole("configuration");
  }

  private void lock() {
    browser.type("#reason", "maintenance");
    browser.click("section.lock button");
    browser.read("Locked.");
  }
}
