package org.abell.expression;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Python bytes, as far as templates use them: made by {@code encode}, read by hexlify. */
final class Bytes implements HostObject {

  private final byte[] content;

  Bytes(byte[] content) {
    this.content = content.clone();
  }

  String hex() {
    return HexFormat.of().formatHex(content);
  }

  @Override
  public String str() {
    var text = new StringBuilder("b'");
    for (var b : content) {
      if (b == '\'' || b == '\\') {
        text.append('\\');
      }
      text.append(b >= ' ' && b < 127 ? String.valueOf((char) b) : "\\x%02x".formatted(b));
    }
    return text.append('\'').toString();
  }

  @Override
  public String typeName() {
    return "bytes";
  }

  @Override
  public boolean truth() {
    return content.length > 0;
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "decode" ->
          Optional.of((Function) (arguments, named) -> new String(content, StandardCharsets.UTF_8));
      case "hex" -> Optional.of((Function) (arguments, named) -> hex());
      default -> Optional.empty();
    };
  }
}
