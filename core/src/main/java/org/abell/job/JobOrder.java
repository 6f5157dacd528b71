package org.abell.job;

/**
 * What a list of jobs is sorted by; jobs that are equal in it by their number.
 *
 * @param column what is compared
 * @param ascending the smallest, oldest or first of the alphabet first
 */
public record JobOrder(Column column, boolean ascending) {

  /** What jobs are compared by. */
  public enum Column {
    NUMBER("id"),
    STATE("state"),
    TOOL("toolId"),
    USER("user.email"),
    HANDLER("handler"),
    DESTINATION("route.destinationId"),
    RUNNER("route.runner"),
    PRIORITY("priority"),
    ATTEMPT("route.attempt"),
    CREATED("createTime"),
    CHANGED("updateTime");

    private final String path;

    Column(String path) {
      this.path = path;
    }

    /** The attribute's path in the entity. */
    String path() {
      return path;
    }
  }
}
