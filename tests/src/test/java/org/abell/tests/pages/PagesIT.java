package org.abell.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.abell.cluster.Cluster;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class PagesIT {

  private static final String HISTORY = "#history-items";

  private final Browser browser;
  private final Visit visit;

  PagesIT(Cluster cluster) {
    this.browser = new Browser(cluster.front());
    this.visit = new Visit(browser);
  }

  @AfterEach
  void close(TestInfo test) {
    browser.picture("last-" + test.getTestMethod().orElseThrow().getName());
    browser.close();
  }

  @Test
  void a_new_user_uploads_a_file_runs_a_tool_and_sees_it_end_without_reloading() {
    visit.signUp();
    visit.upload("galaxy\ncluster\nquasar\n");
    browser.see(HISTORY + " .item.s-ok");
    browser.open("/?q=sort");
    browser.follow("Sort");
    browser.read("Compared as");
    visit.whole("tool-form");
    browser.choose("select[name='style']", "text");
    browser.choose("select[name='order']", "low to high");
    browser.click("#tool-form p.actions button");
    browser.see(HISTORY + " .item:first-child.s-ok");
    visit.whole("history");
    browser.click(HISTORY + " .item:first-child a");
    browser.read("First lines");
    assertThat(browser.textOf("pre.content")).isEqualTo("cluster\ngalaxy\nquasar");
    visit.whole("dataset");
    browser.click("#dataset a[href*='/jobs/']");
    browser.read("Every state it was in");
    visit.whole("job");
    browser.open("/jobs");
    browser.read("Sort");
    browser.see("#my-jobs .state.s-ok");
    visit.whole("my-jobs");
  }

  @Test
  void a_mistake_in_a_form_is_told_beside_its_field() {
    visit.signUp();
    visit.upload("a\n");
    browser.see(HISTORY + " .item.s-ok");
    browser.open("/tools/run?id=random_lines1");
    browser.see("input[name='num_lines']").clear();
    browser.click("#tool-form p.actions button");
    browser.see(".field.wrong .wrong-text");
    visit.whole("tool-form-wrong");
  }

  @Test
  void someone_who_is_signed_in_stays_so_on_every_web_server() {
    var account = visit.signUp();
    for (var i = 0; i < 4; i++) {
      browser.open("/histories");
      browser.read(account.name());
    }
    browser.click(".who form button");
    browser.read("Sign in");
    browser.open("/histories");
    browser.see("input[name='password']");
  }
}
