package org.abell.handler;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as an admin reads them on a job's page. */
final class Traces {

  private Traces() {}

  static String of(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().replace("\0", "\uFFFD");
  }
}
