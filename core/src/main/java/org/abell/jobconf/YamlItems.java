package org.abell.jobconf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.abell.xml.XmlElement;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML 1.1 as items. A time such as {@code 24:00:00} stays the text it is written as, where a plain
 * loader makes it a number of seconds.
 */
final class YamlItems {

  // Aliases may repeat each other: what they amount to is bounded, not just what is written.
  private static final int MOST = 100_000;
  private static final int DEEPEST = 50;

  private final String file;
  private final Reports reports;
  private int count;

  YamlItems(String file, Reports reports) {
    this.file = file;
    this.reports = reports;
  }

  /**
   * The item of a node.
   *
   * @throws TooMuch when it repeats itself endlessly
   */
  Item item(Node node) {
    return item(node, 0);
  }

  /** Aliases that contain themselves, or far too many of them. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TooMuch(Place place) {
      super("aliases repeat each other without end");
      this.place = place;
    }

    Place place() {
      return place;
    }
  }

  Place place(Node node) {
    return new Place(file, node.getStartMark().getLine() + 1);
  }

  private Item item(Node node, int depth) {
    count++;
    if (count > MOST || depth > DEEPEST) {
      throw new TooMuch(place(node));
    }
    if (node instanceof MappingNode mapping) {
      return new Item.Mapping(place(node), entries(mapping, depth));
    }
    if (node instanceof SequenceNode sequence) {
      return new Item.Sequence(
          place(node), sequence.getValue().stream().map(n -> item(n, depth + 1)).toList());
    }
    return node instanceof ScalarNode scalar
        ? scalar(scalar)
        : new Item.Text(place(node), "", Item.Kind.NOTHING);
  }

  private Map<String, Item.Entry> entries(MappingNode mapping, int depth) {
    Map<String, Item.Entry> own = new LinkedHashMap<>();
    List<Map<String, Item.Entry>> merged = new ArrayList<>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merged.addAll(merged(tuple.getValueNode(), depth));
      } else {
        add(own, tuple, depth);
      }
    }
    // Keys written here win, then those of the first mapping that is merged.
    merged.forEach(m -> m.forEach(own::putIfAbsent));
    return own;
  }

  private List<Map<String, Item.Entry>> merged(Node value, int depth) {
    var given = item(value, depth + 1);
    var items = given instanceof Item.Sequence list ? list.items() : List.of(given);
    return items.stream()
        .filter(Item.Mapping.class::isInstance)
        .map(m -> ((Item.Mapping) m).entries())
        .toList();
  }

  private void add(Map<String, Item.Entry> own, NodeTuple tuple, int depth) {
    var place = place(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      reports.refuse(place, "a key must be a text");
      return;
    }
    var entry = new Item.Entry(place, item(tuple.getValueNode(), depth + 1));
    if (own.put(key.getValue(), entry) != null) {
      reports.warn(
          place, "the key '%s' stands twice; the last one counts".formatted(key.getValue()));
    }
  }

  private Item.Text scalar(ScalarNode node) {
    var text = node.getValue();
    var tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return new Item.Text(place(node), "", Item.Kind.NOTHING);
    }
    if (tag.equals(Tag.BOOL)) {
      var truth = Boolean.toString(XmlElement.isTrue(text));
      return new Item.Text(place(node), truth, Item.Kind.FLAG);
    }
    return tag.equals(Tag.INT)
        ? new Item.Text(place(node), decimal(node), Item.Kind.NUMBER)
        : new Item.Text(place(node), text);
  }

  private String decimal(ScalarNode node) {
    var digits = node.getValue().replace("_", "");
    if (digits.contains(":")) {
      return node.getValue();
    }
    var value = radix(digits.toLowerCase(Locale.ROOT));
    if (value.isPresent()) {
      reports.warn(
          place(node),
          "YAML reads %s as the number %s; quote it if it is a text"
              .formatted(node.getValue(), value.get()));
    }
    return value.orElse(digits.startsWith("+") ? digits.substring(1) : digits);
  }

  /** The decimal form of a number that is written otherwise. */
  private static Optional<String> radix(String digits) {
    var sign = digits.startsWith("-") ? "-" : "";
    var bare = digits.replaceFirst("^[-+]", "");
    try {
      if (bare.startsWith("0x")) {
        return Optional.of(sign + new BigInteger(bare.substring(2), 16));
      }
      if (bare.startsWith("0b")) {
        return Optional.of(sign + new BigInteger(bare.substring(2), 2));
      }
      return bare.length() > 1 && bare.startsWith("0")
          ? Optional.of(sign + new BigInteger(bare, 8))
          : Optional.empty();
    } catch (NumberFormatException e) {
      // Not a number after all: an explicit tag on a text. It stays as it is written.
      return Optional.empty();
    }
  }
}
