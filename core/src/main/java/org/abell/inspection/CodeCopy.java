package org.abell.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * Copies the library that a class came from, as one jar: from a jar, from a folder of classes, or
 * from inside an application server's deployment, which has addresses of its own for them.
 */
final class CodeCopy {

  private static final String JAR = "jar:";
  private static final String ROOT = "!/";

  private final URL source;

  CodeCopy(URL source) {
    this.source = source;
  }

  /** The library of the class. */
  static CodeCopy of(Class<?> type) throws IOException {
    var code = Optional.ofNullable(type.getProtectionDomain().getCodeSource());
    return new CodeCopy(
        code.map(c -> c.getLocation())
            .orElseThrow(() -> new IOException("nobody knows where %s is".formatted(type))));
  }

  /** Makes the copy. */
  void to(Path copy) throws IOException {
    var address = source.toString();
    if (address.startsWith(JAR) && address.endsWith(ROOT)) {
      address = address.substring(JAR.length(), address.length() - ROOT.length());
    }
    if (address.startsWith("file:")) {
      var file = Path.of(URI.create(address));
      if (Files.isDirectory(file)) {
        pack(file, copy);
      } else {
        Files.copy(file, copy);
      }
      return;
    }
    try (var in = source.openStream()) {
      copy(in, copy);
    }
  }

  /** A deployed jar may come as the entries in it, not as the bytes it once was. */
  private static void copy(InputStream in, Path copy) throws IOException {
    if (!(in instanceof JarInputStream jar)) {
      Files.copy(in, copy);
      return;
    }
    try (var out = new JarOutputStream(Files.newOutputStream(copy))) {
      for (var entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        if (!entry.isDirectory()) {
          begin(out, entry.getName());
          jar.transferTo(out);
        }
      }
    }
  }

  private static void pack(Path folder, Path copy) throws IOException {
    try (var files = Files.walk(folder);
        var out = new JarOutputStream(Files.newOutputStream(copy))) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        begin(out, folder.relativize(file).toString());
        Files.copy(file, out);
      }
    }
  }

  /** Always of the same time: the same content shall give the same jar. */
  private static void begin(JarOutputStream out, String name) throws IOException {
    var entry = new JarEntry(name);
    entry.setLastModifiedTime(FileTime.fromMillis(0));
    out.putNextEntry(entry);
  }
}
