package org.abell.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * One address, or a network as 10.1.0.0/16; no names, so nothing is ever looked up.
 *
 * @param address the first one
 * @param prefix how many of its bits count
 */
public record AddressRange(InetAddress address, int prefix) {

  private static final String LITERAL = "[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*";

  /** The range that the text means; empty when it means none. */
  public static Optional<AddressRange> of(String text) {
    var parts = text.strip().split("/", 2);
    if (!parts[0].matches(LITERAL) || (parts.length == 2 && !parts[1].matches("[0-9]{1,3}"))) {
      return Optional.empty();
    }
    try {
      var address = InetAddress.getByName(parts[0]);
      var bits = address.getAddress().length * Byte.SIZE;
      var prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
      return prefix <= bits ? Optional.of(new AddressRange(address, prefix)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether the address, as text, is one of them. */
  public boolean contains(String other) {
    return of(other)
        .map(AddressRange::address)
        .filter(a -> a.getAddress().length == address.getAddress().length)
        .filter(a -> start(a).equals(start(address)))
        .isPresent();
  }

  private BigInteger start(InetAddress of) {
    var bytes = of.getAddress();
    return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - prefix);
  }
}
