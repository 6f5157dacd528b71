package org.abell.command;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.expression.HostObject;
import org.abell.tool.Sanitizer;

/**
 * A text from around a dataset (its name, metadata, tags): printed in a form harmless for the
 * shell, compared as it is.
 */
final class SafeText implements HostObject {

  private final String raw;

  private SafeText(String raw) {
    this.raw = raw;
  }

  /** The text itself where it is harmless, so that it behaves as any text. */
  static Object of(String raw) {
    return Sanitizer.SURROUNDINGS.apply(raw).equals(raw) ? raw : new SafeText(raw);
  }

  @Override
  public String str() {
    return Sanitizer.SURROUNDINGS.apply(raw);
  }

  @Override
  public boolean truth() {
    return !raw.isEmpty();
  }

  @Override
  public Optional<Object> attribute(String name) {
    return name.equals("unsanitized") ? Optional.of(raw) : RawMembers.find(str(), name);
  }

  @Override
  public Optional<Object> item(Object key) {
    if (key instanceof Long index) {
      int at = (int) (index < 0 ? index + raw.length() : index);
      return at >= 0 && at < raw.length()
          ? Optional.of(of(raw.substring(at, at + 1)))
          : Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public Optional<Iterator<Object>> elements() {
    return Optional.of(raw.codePoints().mapToObj(c -> of(Character.toString(c))).iterator());
  }

  @Override
  public OptionalInt length() {
    return OptionalInt.of(raw.length());
  }

  @Override
  public boolean sameAs(Object other) {
    return other instanceof SafeText text ? raw.equals(text.raw) : raw.equals(other);
  }

  @Override
  public OptionalInt order(Object other) {
    return other instanceof String text ? OptionalInt.of(raw.compareTo(text)) : OptionalInt.empty();
  }
}
