package org.abell.job;

/**
 * Why a job waits in the queue of its cluster.
 *
 * @param plain a sentence for the job's user
 * @param own what the cluster itself says, for admins
 */
public record QueueReason(String plain, String own) {

  private static final int LONGEST = 300;

  /** Keeps each to one line that is not too long. */
  public QueueReason {
    plain = line(plain);
    own = line(own);
  }

  private static String line(String text) {
    var one = text.strip().replaceAll("\\s+", " ");
    return one.length() > LONGEST ? one.substring(0, LONGEST - 1) + "…" : one;
  }

  /** As one text, to be stored. */
  String stored() {
    return plain + "\n" + own;
  }

  /** From the stored text. */
  public static QueueReason of(String stored) {
    var lines = stored.split("\n", 2);
    return new QueueReason(lines[0], lines.length == 1 ? "" : lines[1]);
  }
}
