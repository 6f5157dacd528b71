package org.abell.web.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.abell.settings.DataDirectory;

/**
 * A front that sends the files of datasets itself, once the application has allowed it. The request
 * header {@value #HEADER} names it: its kind, a space, and the key of abell.yml, which no client
 * knows. Without the right key nothing about files leaves the application.
 */
enum SendingFront {
  /** mod_xsendfile: it takes the path of the file, and only below its XSendFilePath. */
  APACHE("X-Sendfile") {
    @Override
    String place(DataDirectory data, Path file) {
      return file.toString();
    }
  },

  /** nginx: it takes an internal location, which apache/nginx/downloads.conf maps to the folder. */
  NGINX("X-Accel-Redirect") {
    @Override
    String place(DataDirectory data, Path file) {
      return "/.abell/files/" + data.files().relativize(file);
    }
  };

  /** The request header by which a front makes itself known. */
  static final String HEADER = "X-Abell-Front";

  private final String header;

  SendingFront(String header) {
    this.header = header;
  }

  /** The answer's header that makes the front send a file. */
  String header() {
    return header;
  }

  /** What that header says of a file. */
  abstract String place(DataDirectory data, Path file);

  /** The front of a request, when the settings allow one and it has shown their key. */
  static Optional<SendingFront> of(Optional<String> shown, Optional<String> key) {
    if (shown.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    for (var front : values()) {
      var expected = front.name().toLowerCase(Locale.ROOT) + " " + key.get();
      if (MessageDigest.isEqual(bytes(expected), bytes(shown.get()))) {
        return Optional.of(front);
      }
    }
    return Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
