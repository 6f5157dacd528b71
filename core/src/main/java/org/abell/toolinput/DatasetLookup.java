package org.abell.toolinput;

/** Finds the datasets that a request or a stored job names. */
@FunctionalInterface
public interface DatasetLookup {

  /**
   * Finds one.
   *
   * @param src what kind of thing it is, "hda" for a dataset of a history
   * @param id the id as the request has it (encoded) or as it was stored (a number)
   */
  Answer find(String src, String id);

  /** A dataset, or why it may not be used. */
  sealed interface Answer {}

  /** The dataset. */
  record Found(ToolDataset dataset) implements Answer {}

  /** It is unknown, deleted or someone else's: one sentence for the user. */
  record Denied(String reason) implements Answer {}
}
