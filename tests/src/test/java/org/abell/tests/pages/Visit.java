package org.abell.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.abell.cluster.Accounts.Account;

/** What people do on every visit: sign up or in, upload, look at whole pages. */
final class Visit {

  private final Browser browser;

  Visit(Browser browser) {
    this.browser = browser;
  }

  /** A new user, signed in. */
  Account signUp() {
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

  void signIn(Account account) {
    browser.open("/login");
    browser.type("#name", account.email());
    browser.type("#password", account.password());
    browser.click("main form button");
    browser.see(".who form button");
  }

  /** Uploads text into the current history. */
  void upload(String text) {
    browser.open("/upload");
    browser.type("#text", text);
    browser.click("main form button.primary");
  }

  /** The page is usable with a screen reader and on a phone; pictures of both are kept. */
  void whole(String name) {
    assertThat(browser.barriers()).as(name).isEmpty();
    browser.picture(name);
    browser.phone();
    assertThat(browser.overflows()).as(name + " on a phone").isFalse();
    browser.picture(name + "-phone");
    browser.desktop();
  }
}
