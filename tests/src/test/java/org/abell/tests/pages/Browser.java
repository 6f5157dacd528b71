package org.abell.tests.pages;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abell.debian.DebianPackages;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person at a real browser, without a screen. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private final URI root;
  private final ChromeDriver driver;

  Browser(URI root) {
    this.root = root;
    var chromium = DebianPackages.program("chromium", "chromium", "chromium-driver");
    var driverProgram = DebianPackages.program("chromedriver", "chromium", "chromium-driver");
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(driverProgram.toFile()).build();
    this.driver = new ChromeDriver(service, options);
    desktop();
  }

  void desktop() {
    driver.manage().window().setSize(new Dimension(1280, 900));
  }

  void phone() {
    driver.manage().window().setSize(new Dimension(390, 844));
  }

  void open(String path) {
    driver.get(root.resolve(path).toString());
  }

  /** The element, once it is there and can be seen. */
  WebElement see(String css) {
    return patiently()
        .until(
            d ->
                d.findElements(By.cssSelector(css)).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null));
  }

  /** Waits until the page shows the text somewhere. */
  void read(String text) {
    patiently().withMessage(() -> "the page shows: " + text()).until(d -> text().contains(text));
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  void type(String css, String text) {
    untilDone(
        () -> {
          var field = see(css);
          field.clear();
          field.sendKeys(text);
        });
  }

  void choose(String css, String visibleText) {
    untilDone(
        () -> {
          var select = new Select(see(css));
          select.getOptions().stream()
              .map(WebElement::getText)
              .filter(t -> t.contains(visibleText))
              .findFirst()
              .ifPresent(select::selectByVisibleText);
        });
  }

  /** The text of an element, once it is there. */
  String textOf(String css) {
    return patiently().until(d -> see(css).getText());
  }

  void click(String css) {
    untilDone(() -> see(css).click());
  }

  /** Clicks the one of several elements that has this text and no other. */
  void clickOn(String css, String text) {
    untilDone(
        () ->
            new WebDriverWait(driver, PATIENCE)
                .until(
                    d ->
                        d.findElements(By.cssSelector(css)).stream()
                            .filter(e -> e.isDisplayed() && e.getText().strip().equals(text))
                            .findFirst()
                            .orElse(null))
                .click());
  }

  /** Chooses a file. */
  void give(String css, Path file) {
    patiently().until(d -> d.findElement(By.cssSelector(css))).sendKeys(file.toString());
  }

  void follow(String linkText) {
    untilDone(
        () ->
            new WebDriverWait(driver, PATIENCE)
                .until(d -> d.findElement(By.partialLinkText(linkText)))
                .click());
  }

  /** Whether anything sticks out of the window to the right. */
  boolean overflows() {
    return (Boolean)
        driver.executeScript(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** What a screen reader's user would stumble over, as axe finds it: rule and first element. */
  List<String> barriers() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .map(v -> v.getId() + ": " + v.getNodes().get(0).getHtml())
            .toList();
  }

  /** Keeps a picture of the page for whoever wants to look. */
  void picture(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Live updates and new pages may replace an element between the look and the deed. */
  private FluentWait<WebDriver> patiently() {
    return new WebDriverWait(driver, PATIENCE).ignoring(StaleElementReferenceException.class);
  }

  private void untilDone(Runnable deed) {
    patiently()
        .until(
            d -> {
              deed.run();
              return true;
            });
  }

  @Override
  public void close() {
    driver.quit();
  }
}
