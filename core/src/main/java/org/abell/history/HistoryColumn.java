package org.abell.history;

/** What lists of histories can be narrowed by. */
public enum HistoryColumn {
  NAME,
  DELETED,
  PURGED,
  PUBLISHED,
  CREATE_TIME,
  UPDATE_TIME
}
