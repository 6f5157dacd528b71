package org.abell.upload;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Fetches what a user's URL points to. As the server does it in the user's place, addresses inside
 * the network are refused, at each redirect anew; http and https are the only schemes.
 */
public final class UrlFetch {

  private final FetchLimits limits;
  private final Predicate<InetAddress> reachable;
  private final HttpClient client;

  /**
   * @param insideAllowed whether loopback, private and other special addresses may be fetched from
   */
  public UrlFetch(FetchLimits limits, boolean insideAllowed) {
    this(limits, address -> insideAllowed || PublicAddress.isPublic(address));
  }

  UrlFetch(FetchLimits limits, Predicate<InetAddress> reachable) {
    this.limits = limits;
    this.reachable = reachable;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
  }

  /**
   * Writes the answer to a file and returns its size. On failure there is no file.
   *
   * @throws UploadRefused with a sentence for the user, whatever went wrong out there
   */
  public long fetch(URI source, Path target) throws IOException, UploadRefused {
    boolean done = false;
    try {
      long size = follow(source, target);
      done = true;
      return size;
    } finally {
      if (!done) {
        Files.deleteIfExists(target);
      }
    }
  }

  private long follow(URI source, Path target) throws IOException, UploadRefused {
    long deadline = System.nanoTime() + limits.total().toNanos();
    var next = source;
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      check(next);
      var answer = get(next, target, deadline - System.nanoTime());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      next = redirect(next, answer);
    }
    throw new UploadRefused("%s redirects too often.".formatted(source));
  }

  private static URI redirect(URI from, HttpResponse<Long> answer) throws UploadRefused {
    var location = answer.headers().firstValue("location");
    if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
      throw new UploadRefused(
          "%s was answered with status %d.".formatted(from, answer.statusCode()));
    }
    try {
      return from.resolve(location.get());
    } catch (IllegalArgumentException e) {
      throw new UploadRefused("%s redirects to what is no URL.".formatted(from));
    }
  }

  private void check(URI uri) throws UploadRefused {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw new UploadRefused("%s is not an http or https URL.".formatted(uri));
    }
    // The client looks the name up again, but Java keeps answers for 30 s
    // (networkaddress.cache.ttl):
    // a name that changes its address in between is not seen unless an admin sets that to 0.
    var addresses = addressesOf(uri);
    if (!Arrays.stream(addresses).allMatch(reachable)) {
      throw new UploadRefused("%s is an address inside the network.".formatted(uri));
    }
  }

  private static InetAddress[] addressesOf(URI uri) throws UploadRefused {
    try {
      return InetAddress.getAllByName(uri.getHost());
    } catch (UnknownHostException e) {
      throw new UploadRefused("There is no host named %s.".formatted(uri.getHost()));
    }
  }

  private HttpResponse<Long> get(URI uri, Path target, long nanos)
      throws IOException, UploadRefused {
    var request = HttpRequest.newBuilder(uri).header("User-Agent", "Abell").GET().build();
    var answer = client.sendAsync(request, bodyTo(target));
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new UploadRefused("%s took longer than %s.".formatted(uri, limits.total()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("fetching %s was interrupted".formatted(uri));
    } catch (ExecutionException e) {
      throw refusal(uri, e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private BodyHandler<Long> bodyTo(Path target) {
    return head -> {
      if (head.statusCode() != 200) {
        return BodySubscribers.replacing(0L);
      }
      return new BoundedFile(target, limits.bytes());
    };
  }

  private UploadRefused refusal(URI uri, Throwable cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof BoundedFile.TooLarge) {
        return new UploadRefused("%s is larger than %,d bytes.".formatted(uri, limits.bytes()));
      }
    }
    return new UploadRefused("%s could not be fetched: %s".formatted(uri, reason(cause)));
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
