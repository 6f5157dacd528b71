package org.abell.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.abell.mapping.Hook;

/**
 * Asks programs on this host, and services over HTTP. A program sees {@code PATH} and {@code LANG}
 * and nothing else of the server's environment.
 */
@ApplicationScoped
public class Hooks implements Hook {

  private static final long MOST_BYTES = 1 << 20;
  private static final int OK = 200;

  @Override
  public String ask(Target target, String question, Duration limit) throws NoAnswer {
    try {
      return target instanceof Target.Program program
          ? program(program.command(), question, limit)
          : service(((Target.Service) target).address(), question, limit);
    } catch (IOException e) {
      throw new NoAnswer(sentence(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("the server is stopping");
    }
  }

  private static String sentence(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String program(List<String> command, String question, Duration limit)
      throws IOException, InterruptedException, NoAnswer {
    var folder = Files.createTempDirectory("hook");
    try {
      var streams =
          new Processes.Streams(
              Files.writeString(folder.resolve("question"), question),
              folder.resolve("answer"),
              folder.resolve("error"),
              limit);
      var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
      var exit = Processes.run(command, Map.of("PATH", path, "LANG", "C.UTF-8"), streams);
      if (exit.isEmpty()) {
        throw late(limit);
      }
      if (exit.getAsInt() != 0) {
        var why = read(streams.error()).strip().lines().findFirst().map(": "::concat).orElse("");
        throw new NoAnswer("%s ended with %d%s".formatted(command.get(0), exit.getAsInt(), why));
      }
      return read(streams.output());
    } finally {
      for (var name : List.of("question", "answer", "error")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  private static NoAnswer late(Duration limit) {
    return new NoAnswer("no answer within %d s".formatted(limit.toSeconds()));
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes((int) MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static String service(URI address, String question, Duration limit)
      throws IOException, InterruptedException, NoAnswer {
    var client = HttpClient.newBuilder().connectTimeout(limit).build();
    var request =
        HttpRequest.newBuilder(address)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    var response = within(limit, answer, address);
    if (response.statusCode() != OK) {
      throw new NoAnswer("%s answered with status %d".formatted(address, response.statusCode()));
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The client's own limit ends with the headers; this one holds for the whole answer. */
  private static <T> T within(Duration limit, CompletableFuture<T> answer, URI address)
      throws InterruptedException, NoAnswer {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw late(limit);
    } catch (ExecutionException e) {
      throw new NoAnswer(
          "%s cannot be reached: %s".formatted(address, e.getCause().getClass().getSimpleName()));
    }
  }
}
