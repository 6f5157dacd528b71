package org.abell.upload;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Whether an address is one of the internet, by the special-purpose registries of RFC 6890. */
final class PublicAddress {

  private PublicAddress() {}

  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
  }

  private static boolean isPublicV4(byte[] bytes) {
    int first = Byte.toUnsignedInt(bytes[0]);
    int second = Byte.toUnsignedInt(bytes[1]);
    return switch (first) {
      case 0 -> false;
      case 100 -> second < 64 || second > 127; // shared by providers
      case 192 -> second != 0; // protocol assignments, documentation
      case 198 -> second != 18 && second != 19; // benchmarks
      default -> first < 240; // reserved, broadcast
    };
  }

  // Only 2000::/3 is given out; 6to4 and Teredo in it stand for addresses that are hidden in them.
  private static boolean isPublicV6(byte[] bytes) {
    boolean global = (bytes[0] & 0xe0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredo = Arrays.equals(Arrays.copyOf(bytes, 4), new byte[] {0x20, 0x01, 0, 0});
    return global && !sixToFour && !teredo;
  }
}
