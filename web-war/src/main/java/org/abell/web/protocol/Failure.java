package org.abell.web.protocol;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.abell.installation.NotReady;
import org.abell.job.IllegalJobTransition;
import org.abell.submission.RejectedSubmission;
import org.abell.user.InvalidAccount;
import org.jboss.logging.Logger;

/**
 * Why a request failed, in words for whoever asked. Everything that goes wrong in resources and
 * pages is put into words here.
 *
 * @param status of HTTP
 * @param code Galaxy's error code
 * @param sentence for the person who asked
 * @param parameterErrors by parameter name
 */
public record Failure(int status, int code, String sentence, Map<String, String> parameterErrors) {

  private static final Logger LOG = Logger.getLogger(Failure.class);
  private static final int THOUSAND = 1000;
  private static final int UNAVAILABLE = 503;

  /** Galaxy's code for a server whose configuration will not do. */
  private static final int CONFIGURATION = 500_003;

  /** Puts the exception into words; one that nobody expected is logged under an id. */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof Refusal refusal) {
      return of(refusal.code(), refusal.getMessage());
    }
    if (thrown instanceof RejectedSubmission rejected) {
      return ofSubmission(rejected);
    }
    if (thrown instanceof NotReady notReady) {
      return new Failure(UNAVAILABLE, CONFIGURATION, notReady.getMessage(), Map.of());
    }
    if (thrown instanceof InvalidAccount invalid) {
      return of(ErrorCode.ATTRIBUTE_INVALID, invalid.getMessage());
    }
    if (thrown instanceof IllegalJobTransition illegal) {
      return of(ErrorCode.CONFLICT, illegal.getMessage());
    }
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return ofHttp(web);
    }
    return unexpected(thrown);
  }

  private static Failure of(ErrorCode code, String sentence) {
    return new Failure(code.status(), code.code(), sentence, Map.of());
  }

  private static Failure ofSubmission(RejectedSubmission rejected) {
    var code =
        switch (rejected.kind()) {
          case UNKNOWN_TOOL -> ErrorCode.TOOL_MISSING;
          case INVALID_PARAMETERS -> ErrorCode.PARAMETER_INVALID;
        };
    return new Failure(code.status(), code.code(), rejected.getMessage(), rejected.errors());
  }

  private static Failure ofHttp(WebApplicationException web) {
    var status = web.getResponse().getStatus();
    if (web.getCause() instanceof Refusal refusal) {
      // A parameter that could not be read; the container makes "not found" of it.
      return of(refusal);
    }
    if (web instanceof NotFoundException) {
      return of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
    }
    if (web instanceof NotAllowedException) {
      return new Failure(status, status * THOUSAND, "This method is not allowed here.", Map.of());
    }
    var reason = web.getResponse().getStatusInfo().getReasonPhrase();
    return new Failure(
        status, status * THOUSAND, "The request cannot be answered: " + reason + ".", Map.of());
  }

  private static Failure unexpected(Throwable thrown) {
    for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal || cause instanceof NotReady) {
        return of(cause);
      }
      if (cause instanceof SQLException sql && isDown(sql)) {
        LOG.warnf("request failed, the database does not answer: %s", sql.getMessage());
        return new Failure(
            UNAVAILABLE, ErrorCode.INTERNAL.code(), "The database does not answer now.", Map.of());
      }
    }
    var id = UUID.randomUUID().toString();
    LOG.errorf(thrown, "request failed, error %s", id);
    return of(
        ErrorCode.INTERNAL,
        "Something went wrong on the server. Tell an administrator the error id %s.".formatted(id));
  }

  /** Connection exceptions, and the server going down, by the classes of SQLSTATE. */
  private static boolean isDown(SQLException thrown) {
    var state = String.valueOf(thrown.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }
}
