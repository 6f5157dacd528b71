package org.abell.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * {@code bin/abell-watch.sh}: watches until it is ended. What it says goes to the standard output.
 */
public final class Main {

  private static final int WRONG_CALL = 2;

  private Main() {}

  /** One argument at most: a file of properties; system properties win. */
  public static void main(String[] arguments) {
    try {
      var settings = WatchSettings.of(properties(arguments));
      say("watching the servers of host " + settings.host() + " in " + settings.base());
      CrashWatch.of(settings, Clock.systemUTC(), Main::say).run();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_CALL);
    }
  }

  private static Map<String, String> properties(String[] arguments) throws IOException {
    var read = new Properties();
    for (var file : arguments) {
      try (var reader = Files.newBufferedReader(Path.of(file))) {
        read.load(reader);
      }
    }
    read.putAll(System.getProperties());
    var properties = new TreeMap<String, String>();
    read.forEach((name, value) -> properties.put(name.toString(), value.toString()));
    return properties;
  }

  private static void say(String text) {
    System.out.printf("%s abell-watch %s%n", Clock.systemUTC().instant(), text);
  }
}
