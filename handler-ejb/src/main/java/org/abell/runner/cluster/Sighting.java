package org.abell.runner.cluster;

/**
 * A job as its manager shows it.
 *
 * @param id the manager's number of it
 * @param name begins with its token
 * @param words the manager's own for its state
 */
record Sighting(String id, String name, Fate fate, String words) {

  /** Separates the token from what is there for people to read. */
  static final char AFTER_TOKEN = '_';

  /** The token, or what stands in its place in the name of somebody else's job. */
  String token() {
    var end = name.indexOf(AFTER_TOKEN);
    return end < 0 ? name : name.substring(0, end);
  }
}
