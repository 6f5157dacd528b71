package org.abell.tests.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A text, and then padding of one chunk at a time, as over a slow line; 2 kB/s. */
final class SlowBody extends InputStream {

  private static final int CHUNK = 1000;
  private static final long PAUSE_MILLIS = 500;

  private final byte[] text;
  private final long end;
  private boolean begun;

  SlowBody(String text, Duration time) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.end = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("read in chunks");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!begun) {
      begun = true;
      System.arraycopy(text, 0, buffer, offset, text.length);
      return text.length;
    }
    if (System.nanoTime() > end) {
      return -1;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    var bytes = Math.min(length, CHUNK);
    Arrays.fill(buffer, offset, offset + bytes, (byte) 'x');
    return bytes;
  }
}
