package org.abell.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.tool.ErrorLevel;

/**
 * Something an error rule found.
 *
 * @param description the whole sentence, "Fatal error: Exit code 1 ()"
 * @param ruleDescription the rule author's words
 * @param exitCode for a rule about exit codes
 * @param stream "stdout" or "stderr" for a rule about output
 * @param match the text that was found
 */
public record JobMessage(
    ErrorLevel level,
    String description,
    String ruleDescription,
    OptionalInt exitCode,
    Optional<String> stream,
    Optional<String> match) {

  /** As clients read it in job_messages. */
  public JsonObject toJson() {
    var object =
        Json.createObjectBuilder()
            .add("type", exitCode.isPresent() ? "exit_code" : "regex")
            .add("desc", description)
            .add("code_desc", ruleDescription);
    if (level.weight() == Math.rint(level.weight())) {
      object.add("error_level", (int) level.weight());
    } else {
      object.add("error_level", level.weight());
    }
    exitCode.ifPresent(code -> object.add("exit_code", code));
    stream.ifPresent(name -> object.add("stream", name));
    match.ifPresent(text -> object.add("match", text));
    return object.build();
  }
}
