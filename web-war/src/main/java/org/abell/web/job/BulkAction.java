package org.abell.web.job;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import org.abell.configuration.ActiveConfiguration;
import org.abell.job.JobAction;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** What an admin can do to many jobs at once; the words are those of the form's buttons. */
enum BulkAction {
  STOP,
  PAUSE,
  RESUME,
  REQUEUE,
  REASSIGN,
  SEND,
  PRIORITISE;

  private static final int HIGHEST = 1000;

  /** The action that the form asks for. */
  static JobAction of(MultivaluedMap<String, String> form, ActiveConfiguration configuration) {
    return switch (named(field(form, "action"))) {
      case STOP -> {
        required(field(form, "message"), "Write a message for the owners of the jobs you stop.");
        yield new JobAction.Stop();
      }
      case PAUSE -> new JobAction.Pause();
      case RESUME -> new JobAction.Resume();
      case REQUEUE -> new JobAction.Requeue();
      case REASSIGN ->
          new JobAction.Reassign(
              required(field(form, "target"), "Choose the handler or tag to give the jobs to."));
      case SEND -> send(field(form, "to"), configuration);
      case PRIORITISE -> new JobAction.Prioritise(priority(field(form, "priority")));
    };
  }

  private static JobAction send(String destination, ActiveConfiguration configuration) {
    required(destination, "Choose the destination to send the jobs to.");
    if (configuration.jobs().destinations().destination(destination).isEmpty()) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "The job configuration has no destination %s.".formatted(destination));
    }
    return new JobAction.Send(destination, configuration.fingerprint());
  }

  private static BulkAction named(String word) {
    for (var action : values()) {
      if (action.name().toLowerCase(Locale.ROOT).equals(word)) {
        return action;
      }
    }
    throw new Refusal(ErrorCode.PARAMETER_INVALID, "Choose what is to be done to the jobs.");
  }

  private static int priority(String text) {
    if (!text.matches("-?\\d{1,4}") || Math.abs(Integer.parseInt(text)) > HIGHEST) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "A priority is a whole number from -%d to %d.".formatted(HIGHEST, HIGHEST));
    }
    return Integer.parseInt(text);
  }

  private static String required(String value, String sentence) {
    if (value.isEmpty()) {
      throw new Refusal(ErrorCode.PARAMETER_MISSING, sentence);
    }
    return value;
  }

  static String field(MultivaluedMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).map(String::strip).orElse("");
  }
}
