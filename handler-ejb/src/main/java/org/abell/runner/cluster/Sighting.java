package org.abell.runner.cluster;

/**
 * A job as its manager shows it.
 *
 * @param id the manager's number of it
 * @param name begins with its key, see {@link BatchFiles#key}
 * @param words the manager's own for its state
 */
record Sighting(String id, String name, Fate fate, String words) {

  /** Separates the key from what is there for people to read. */
  static final char AFTER_KEY = '_';

  /** With more words of its manager. */
  Sighting explained(String more) {
    return more.isEmpty() ? this : new Sighting(id, name, fate, words + ", " + more);
  }

  /** The key, or what stands in its place in the name of somebody else's job. */
  String key() {
    var end = name.indexOf(AFTER_KEY);
    return end < 0 ? name : name.substring(0, end);
  }
}
