package org.abell.web.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code /static/…}: the few files that pages need. Pages name them with {@link #VERSION}, so
 * browsers may keep them for ever.
 */
public class StaticFiles extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Map<String, StaticFile> FILES = files();

  /** Changes when any of the files changes. */
  public static final String VERSION = version();

  /** A file of a page and its content type. */
  private record StaticFile(String type, byte[] content) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var file = Optional.ofNullable(request.getPathInfo()).map(FILES::get);
    if (file.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var current = VERSION.equals(request.getParameter("v"));
    response.setHeader(
        "Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
    response.setContentType(file.get().type());
    response.setContentLength(file.get().content().length);
    response.getOutputStream().write(file.get().content());
  }

  private static Map<String, StaticFile> files() {
    var script = "text/javascript; charset=UTF-8";
    var files = new LinkedHashMap<String, StaticFile>();
    files.put("/app.css", file("text/css; charset=UTF-8", "/org/abell/web/page/app.css"));
    files.put("/app.js", file(script, "/org/abell/web/page/app.js"));
    files.put("/icon.svg", file("image/svg+xml", "/org/abell/web/page/icon.svg"));
    files.put("/htmx.js", file(script, webjar("htmx.org", "/dist/htmx.min.js")));
    files.put("/sse.js", file(script, webjar("htmx-ext-sse", "/sse.js")));
    return files;
  }

  /** WebJars carry their version in the path, and in the properties beside their pom. */
  private static String webjar(String name, String path) {
    var pom = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    try (var stream = stream(pom)) {
      var properties = new Properties();
      properties.load(stream);
      var version = properties.getProperty("version");
      return "/META-INF/resources/webjars/" + name + "/" + version + path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StaticFile file(String type, String resource) {
    try (var stream = stream(resource)) {
      return new StaticFile(type, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String resource) {
    return Optional.ofNullable(StaticFiles.class.getResourceAsStream(resource))
        .orElseThrow(() -> new IllegalStateException("the application lacks " + resource));
  }

  private static String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      FILES.values().forEach(f -> digest.update(f.content()));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
