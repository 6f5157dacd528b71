package org.abell.upload;

/** An upload that cannot become a dataset; the message is one sentence for the user. */
public final class UploadRefused extends Exception {

  public UploadRefused(String sentence) {
    super(sentence);
  }
}
