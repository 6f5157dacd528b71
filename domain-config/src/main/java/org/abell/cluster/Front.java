package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;

/**
 * An httpd or nginx of the distribution in front of the web servers, run unprivileged from a folder
 * of its own with the configuration that Abell ships. Closing it leaves no process behind.
 */
public final class Front implements AutoCloseable {

  private final FrontPlan plan;
  private final FrontProcess process;

  private Front(FrontPlan plan, FrontProcess process) {
    this.plan = plan;
    this.process = process;
  }

  /** Starts it and waits until it passes requests on to a web server that is ready. */
  public static Front start(FrontKind kind, FrontPlan plan) {
    var program = FrontPrograms.installed().program(kind);
    prepare(plan, kind == FrontKind.NGINX ? "nginx" : "httpd");
    var configuration = plan.folder().resolve("front.conf");
    try {
      if (kind == FrontKind.NGINX) {
        Files.writeString(plan.included().resolve("members.conf"), Nginx.members(plan));
        Files.writeString(plan.included().resolve("key.conf"), Nginx.key(plan));
        Files.writeString(configuration, Nginx.site(plan));
      } else {
        Files.writeString(plan.included().resolve("members.conf"), Httpd.members(plan));
        Files.writeString(configuration, Httpd.site(plan));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(plan.folder() + " cannot be written", e);
    }
    var command =
        kind == FrontKind.NGINX
            ? List.of(program.toString(), "-p", plan.folder() + "/", "-c", configuration.toString())
            : List.of(program.toString(), "-DFOREGROUND", "-f", configuration.toString());
    var front = new Front(plan, FrontProcess.start(command, plan));
    front.awaitReady();
    return front;
  }

  private void awaitReady() {
    try {
      process.awaitReady(address());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void prepare(FrontPlan plan, String kind) {
    AbellHome.delete(plan.folder());
    try {
      for (var name : List.of("run", "log", "tmp")) {
        Files.createDirectories(plan.folder().resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(plan.folder() + " cannot be made", e);
    }
    AbellHome.copy(plan.shipped().resolve(kind), plan.included());
  }

  /** Where clients reach it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + plan.port() + plan.path());
  }

  public FrontPlan plan() {
    return plan;
  }

  /** Makes it read its configuration again, without a break for clients. */
  public void reload() {
    process.signal("HUP");
  }

  @Override
  public void close() {
    process.end();
  }

  /** Whether this process is root, which both programs give up for their workers. */
  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
