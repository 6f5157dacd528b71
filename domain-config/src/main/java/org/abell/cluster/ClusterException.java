package org.abell.cluster;

/** The cluster cannot go on; the message is one sentence for the person who started it. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClusterException(String sentence) {
    super(sentence);
  }

  public ClusterException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
