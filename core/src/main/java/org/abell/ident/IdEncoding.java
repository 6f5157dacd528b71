package org.abell.ident;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encodes database ids for clients as Galaxy does, so that its clients' links work: Blowfish (ECB)
 * of the decimal id, padded left with {@code !} to the next multiple of eight, in lower-case hex.
 * This hides ids; it does not protect anything.
 */
public final class IdEncoding {

  private static final int BLOCK = 8;
  private static final int LONGEST_KEY = 56;

  private final SecretKeySpec key;

  // Making a Blowfish cipher costs far more than using one, and no two threads may use the same.
  private final Map<Integer, Queue<Cipher>> idle =
      Map.of(
          Cipher.ENCRYPT_MODE, new ConcurrentLinkedQueue<>(),
          Cipher.DECRYPT_MODE, new ConcurrentLinkedQueue<>());

  /** An encoding under the secret; only its first 56 bytes count. */
  public IdEncoding(String secret) {
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    key = new SecretKeySpec(Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_KEY)), "Blowfish");
  }

  /** The id as clients see it. */
  public String encode(long id) {
    var digits = Long.toString(id);
    var padded = "!".repeat(BLOCK - digits.length() % BLOCK) + digits;
    var cipher = crypt(Cipher.ENCRYPT_MODE, padded.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(cipher);
  }

  /** The id behind the text, or empty when the text is no id of ours. */
  public OptionalLong decode(String encoded) {
    if (!encoded.matches("(?:[0-9a-fA-F]{16}){1,3}")) {
      return OptionalLong.empty();
    }
    var plain = crypt(Cipher.DECRYPT_MODE, HexFormat.of().parseHex(encoded));
    var text = new String(plain, StandardCharsets.US_ASCII).replaceFirst("^!{1,8}", "");
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private byte[] crypt(int mode, byte[] text) {
    var ciphers = idle.get(mode);
    try {
      var cipher = Optional.ofNullable(ciphers.poll()).orElseGet(() -> cipher(mode));
      var result = cipher.doFinal(text);
      ciphers.add(cipher);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks can always be encoded", e);
    }
  }

  private Cipher cipher(int mode) {
    try {
      var cipher = Cipher.getInstance("Blowfish/ECB/NoPadding");
      cipher.init(mode, key);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no Blowfish", e);
    }
  }
}
