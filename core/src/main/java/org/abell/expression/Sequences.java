package org.abell.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Elements, length, index and slice of everything that has them. */
final class Sequences {

  private Sequences() {}

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  @SuppressWarnings("unchecked")
  static Map<Object, Object> map(Object value) {
    return (Map<Object, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static Set<Object> set(Object value) {
    return (Set<Object>) value;
  }

  static Iterator<Object> elements(Object value) {
    return elements(value, "'%s' object is not iterable");
  }

  @SuppressWarnings("unchecked")
  static Iterator<Object> elements(Object value, String refusal) {
    if (value instanceof Elements elements) {
      return elements;
    }
    if (value instanceof List<?> list) {
      return living((List<Object>) list);
    }
    // a loop may change what it runs over
    if (value instanceof Collection<?> collection) {
      return new ArrayList<Object>(collection).iterator();
    }
    if (value instanceof Map<?, ?> map) {
      return new ArrayList<Object>(map.keySet()).iterator();
    }
    if (value instanceof String text) {
      return characters(text).iterator();
    }
    if (value instanceof HostObject host && host.elements().isPresent()) {
      return host.elements().get();
    }
    throw EvaluationException.type(refusal.formatted(Values.typeName(value)));
  }

  /** Like Python, it sees elements that are added while it runs. */
  private static Iterator<Object> living(List<Object> list) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < list.size();
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return list.get(next++);
      }
    };
  }

  static List<Object> characters(String text) {
    var characters = new ArrayList<Object>(text.length());
    text.codePoints().forEach(c -> characters.add(Character.toString(c)));
    return characters;
  }

  /** A new list of the elements. */
  static List<Object> copy(Object value) {
    var copy = new ArrayList<Object>();
    elements(value)
        .forEachRemaining(
            element -> {
              copy.add(Values.of(element));
              Budget.checkLength(copy.size());
            });
    return copy;
  }

  /** The length for truth: things without one count as 1. */
  static int size(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof Collection<?> collection) {
      return collection.size();
    }
    return value instanceof Map<?, ?> map ? map.size() : 1;
  }

  static long length(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof Collection || value instanceof Map) {
      return size(value);
    }
    if (value instanceof HostObject host && host.length().isPresent()) {
      return host.length().getAsInt();
    }
    throw EvaluationException.type(
        "object of type '%s' has no len()".formatted(Values.typeName(value)));
  }

  /** A value that may be the key of a dict. */
  static Object key(Object value) {
    if (value instanceof Map || (value instanceof Collection && !(value instanceof Tuple))) {
      throw EvaluationException.type("unhashable type: '%s'".formatted(Values.typeName(value)));
    }
    // 1 and 1.0 are one key
    if (value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1e15) {
      return real.longValue();
    }
    return value;
  }

  /** What {@code container[key]} gives. */
  static Object item(Object container, Object key) {
    if (key instanceof SliceBounds bounds) {
      return slice(container, bounds);
    }
    if (container instanceof Map<?, ?> map) {
      if (!map.containsKey(key(key))) {
        throw new EvaluationException("KeyError", Values.repr(key));
      }
      return Values.of(map.get(key(key)));
    }
    if (container instanceof HostObject host) {
      return host.item(key).map(Values::of).orElseThrow(() -> noItem(host, key));
    }
    if (container instanceof String text) {
      return character(text, key);
    }
    if (container instanceof List<?> list) {
      return Values.of(list.get(position(list.size(), key, kind(container))));
    }
    throw EvaluationException.type(
        "'%s' object is not subscriptable".formatted(Values.typeName(container)));
  }

  private static EvaluationException noItem(HostObject host, Object key) {
    if (host.length().isPresent() && key instanceof Long) {
      return EvaluationException.index("index out of range");
    }
    return new EvaluationException("KeyError", Values.repr(key));
  }

  private static String character(String text, Object key) {
    if (text.length() == text.codePointCount(0, text.length())) {
      return String.valueOf(text.charAt(position(text.length(), key, "string")));
    }
    var characters = characters(text);
    return (String) characters.get(position(characters.size(), key, "string"));
  }

  static String kind(Object container) {
    return Values.typeName(container);
  }

  static int position(int size, Object key, String kind) {
    if (!Numbers.isWhole(key)) {
      throw EvaluationException.type(
          "%s indices must be integers or slices, not %s".formatted(kind, Values.typeName(key)));
    }
    var index = Numbers.index(key);
    var position = index < 0 ? index + size : index;
    if (position < 0 || position >= size) {
      throw EvaluationException.index("%s index out of range".formatted(kind));
    }
    return (int) position;
  }

  private static Object slice(Object container, SliceBounds bounds) {
    if (container instanceof String text) {
      var characters = characters(text);
      var out = new StringBuilder();
      bounds.positions(characters.size()).forEach(i -> out.append(characters.get(i)));
      return out.toString();
    }
    var source = sliceable(container);
    var picked = bounds.positions(source.size()).mapToObj(source::get).map(Values::of).toList();
    return container instanceof Tuple ? new Tuple(picked) : new ArrayList<Object>(picked);
  }

  private static List<Object> sliceable(Object container) {
    if (container instanceof List<?>) {
      return list(container);
    }
    if (container instanceof HostObject host && host.elements().isPresent()) {
      return copy(container);
    }
    throw EvaluationException.type(
        "'%s' object is not subscriptable".formatted(Values.typeName(container)));
  }

  /** The three parts of a slice, each perhaps absent. */
  record SliceBounds(Optional<Long> from, Optional<Long> to, Optional<Long> step) {

    IntStream positions(int size) {
      long stride = step.orElse(1L);
      if (stride == 0) {
        throw EvaluationException.value("slice step cannot be zero");
      }
      var low = stride > 0 ? 0 : -1;
      var high = stride > 0 ? size : size - 1;
      long first = from.map(i -> clamp(i, size, low, high)).orElse(stride > 0 ? low : high);
      long last = to.map(i -> clamp(i, size, low, high)).orElse(stride > 0 ? high : low);
      var range = new Range(first, last, stride);
      return range.stream().mapToInt(i -> ((Long) i).intValue());
    }

    private static int clamp(long index, int size, int low, int high) {
      var position = index < 0 ? index + size : index;
      return (int) Math.max(low, Math.min(high, position));
    }
  }
}
