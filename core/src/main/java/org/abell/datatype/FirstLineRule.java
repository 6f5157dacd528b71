package org.abell.datatype;

import java.util.function.Predicate;

/** Files that say on their first line what they are. */
record FirstLineRule(String beginning) implements Predicate<FilePrefix> {

  @Override
  public boolean test(FilePrefix prefix) {
    return !prefix.lines().isEmpty() && prefix.lines().get(0).startsWith(beginning);
  }
}
