package org.abell.upload;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the body of an answer to a file and gives up when it grows beyond a limit. */
final class BoundedFile implements BodySubscriber<Long> {

  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private final Path file;
  private final long limit;
  private FileChannel out;
  private Flow.Subscription subscription;
  private long size;

  BoundedFile(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  /** The size of the file once it is complete. */
  @Override
  public CompletionStage<Long> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    try {
      out = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING);
      subscription.request(1);
    } catch (IOException e) {
      subscription.cancel();
      result.completeExceptionally(e);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        write(buffer);
      }
      subscription.request(1);
    } catch (IOException e) {
      subscription.cancel();
      onError(e);
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    size += buffer.remaining();
    if (size > limit) {
      throw new TooLarge();
    }
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  @Override
  public void onError(Throwable reason) {
    close();
    result.completeExceptionally(reason);
  }

  @Override
  public void onComplete() {
    close();
    result.complete(size);
  }

  private void close() {
    try {
      out.close();
    } catch (IOException e) {
      result.completeExceptionally(e);
    }
  }

  /** Says that the answer went on beyond the limit. */
  static final class TooLarge extends IOException {}
}
