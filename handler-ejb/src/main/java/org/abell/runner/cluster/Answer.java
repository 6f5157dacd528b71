package org.abell.runner.cluster;

/** What a command printed, and the code it ended with. */
record Answer(int code, String out, String err) {

  boolean ok() {
    return code == 0;
  }

  /** Its complaint, in one line. */
  String complaint() {
    var text = (err.isBlank() ? out : err).strip().replaceAll("\\s*\\R\\s*", "; ");
    return text.isEmpty() ? "it ended with code " + code : text;
  }
}
