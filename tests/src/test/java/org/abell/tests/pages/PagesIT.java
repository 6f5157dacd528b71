package org.abell.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.time.Duration;
import java.util.UUID;
import org.abell.cluster.Accounts.Account;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class PagesIT {

  private static final String HISTORY = "#history-items";

  private final Cluster cluster;
  private final Browser browser;

  PagesIT(Cluster cluster) {
    this.cluster = cluster;
    this.browser = new Browser(cluster.front());
  }

  @AfterEach
  void close(TestInfo test) {
    browser.picture("last-" + test.getTestMethod().orElseThrow().getName());
    browser.close();
  }

  @Test
  void a_new_user_uploads_a_file_runs_a_tool_and_sees_it_end_without_reloading() {
    signUp();
    upload("galaxy\ncluster\nquasar\n");
    browser.see(HISTORY + " .item.s-ok");
    browser.open("/?q=sort");
    browser.follow("Sort");
    browser.read("Compared as");
    whole("tool-form");
    browser.choose("select[name='style']", "text");
    browser.choose("select[name='order']", "low to high");
    browser.click("#tool-form p.actions button");
    browser.see(HISTORY + " .item:first-child.s-ok");
    whole("history");
    browser.click(HISTORY + " .item:first-child a");
    browser.read("First lines");
    assertThat(browser.textOf("pre.content")).isEqualTo("cluster\ngalaxy\nquasar");
    whole("dataset");
    browser.click("#dataset a[href*='/jobs/']");
    browser.read("Every state it was in");
    whole("job");
  }

  @Test
  void a_mistake_in_a_form_is_told_beside_its_field() {
    signUp();
    upload("a\n");
    browser.see(HISTORY + " .item.s-ok");
    browser.open("/tools/run?id=random_lines1");
    browser.see("input[name='num_lines']").clear();
    browser.click("#tool-form p.actions button");
    browser.see(".field.wrong .wrong-text");
    whole("tool-form-wrong");
  }

  @Test
  void someone_who_is_signed_in_stays_so_on_every_web_server() {
    var account = signUp();
    for (var i = 0; i < 4; i++) {
      browser.open("/histories");
      browser.read(account.name());
    }
    browser.click(".who form button");
    browser.read("Sign in");
    browser.open("/histories");
    browser.see("input[name='password']");
  }

  @Test
  void an_admin_stops_a_job_with_a_message_and_holds_the_lock() {
    var work = Work.in(Api.newUser(cluster.front()));
    var slow = work.run("slow1", Json.createObjectBuilder().add("seconds", 100));
    await().atMost(Duration.ofSeconds(20)).until(() -> work.state(slow.job()).equals("running"));
    signIn(cluster.accounts().admin());
    browser.open("/admin/jobs?search=tool:slow1&state=running");
    whole("admin-jobs");
    browser.click("#tick-" + slow.job());
    browser.type("#message", "We change the disks.");
    browser.click("fieldset.stop button");
    assertThat(work.ended(slow)).isEqualTo("error");
    assertThat(work.job(slow.job()).toString()).contains("We change the disks.");
    browser.type("#reason", "maintenance");
    browser.click("section.lock button");
    browser.read("Locked.");
    whole("admin-jobs-locked");
    browser.click("section.lock button");
    browser.read("Jobs are started as they come.");
  }

  @Test
  void the_servers_page_shows_every_web_server_and_handler() {
    signIn(cluster.accounts().admin());
    browser.open("/admin/servers");
    for (var name : new String[] {"web0", "web1", "handler0", "handler1"}) {
      browser.read(name);
    }
    browser.see(".state.s-alive");
    whole("servers");
  }

  private Account signUp() {
    var name = "p" + UUID.randomUUID().toString().substring(0, 8);
    browser.open("/register");
    browser.type("#email", name + "@example.org");
    browser.type("#name", name);
    browser.type("#password", "secret-" + name);
    whole("sign-up");
    browser.click("main form button");
    browser.read(name);
    return new Account(name, name + "@example.org", "secret-" + name);
  }

  private void signIn(Account account) {
    browser.open("/login");
    browser.type("#name", account.email());
    browser.type("#password", account.password());
    browser.click("main form button");
    browser.see(".who form button");
  }

  private void upload(String text) {
    browser.open("/upload");
    browser.type("#text", text);
    browser.click("main form button.primary");
  }

  /** The page is usable with a screen reader and on a phone; pictures of both are kept. */
  private void whole(String name) {
    assertThat(browser.barriers()).as(name).isEmpty();
    browser.picture(name);
    browser.phone();
    assertThat(browser.overflows()).as(name + " on a phone").isFalse();
    browser.picture(name + "-phone");
    browser.desktop();
  }
}
