package org.abell.jobconf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one tree that both syntaxes are turned into before they are read; every part has a place. */
sealed interface Item {

  Place place();

  /** What a scalar was meant to be; XML knows texts only. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    NOTHING
  }

  record Text(Place place, String text, Kind kind) implements Item {
    Text(Place place, String text) {
      this(place, text, Kind.TEXT);
    }
  }

  record Sequence(Place place, List<Item> items) implements Item {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(Place place, Map<String, Entry> entries) implements Item {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A value and the place of its key. */
  record Entry(Place place, Item value) {}

  default boolean isNothing() {
    return this instanceof Text text && text.kind() == Kind.NOTHING;
  }
}
