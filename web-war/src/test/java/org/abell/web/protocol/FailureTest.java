package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.abell.installation.NotReady;
import org.abell.job.IllegalJobTransition;
import org.abell.job.JobState;
import org.abell.submission.RejectedSubmission;
import org.abell.submission.RejectedSubmission.Kind;
import org.abell.user.InvalidAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new Refusal(ErrorCode.NOT_ACCESSIBLE, "No."), 403, 403_002),
        Arguments.of(new Refusal(ErrorCode.MALFORMED_ID, "No."), 400, 400_009),
        Arguments.of(new Refusal(ErrorCode.TOOL_MISSING, "No."), 404, 400_014),
        Arguments.of(new NotReady("The database is down."), 503, 500_003),
        Arguments.of(new InvalidAccount("No."), 400, 400_004),
        Arguments.of(new IllegalJobTransition(7, JobState.OK, JobState.NEW), 409, 409_001),
        Arguments.of(new RejectedSubmission(Kind.UNKNOWN_TOOL, "No tool.", Map.of()), 404, 400_014),
        Arguments.of(
            new RejectedSubmission(Kind.INVALID_PARAMETERS, "No.", Map.of("a", "b")), 400, 400_008),
        Arguments.of(new NotFoundException(), 404, 404_001),
        Arguments.of(new NotAllowedException("GET"), 405, 405_000));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_has_its_status_and_code(Throwable thrown, int status, int code) {
    var answer = new FailureDocument().toResponse(thrown);

    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(((JsonObject) answer.getEntity()).getInt("err_code")).isEqualTo(code);
  }

  @Test
  void what_nobody_expected_shows_an_id_and_nothing_else() {
    var thrown = new IllegalStateException("secret password");
    thrown.setStackTrace(new StackTraceElement[0]);

    var failure = Failure.of(thrown);

    assertThat(failure.status()).isEqualTo(500);
    assertThat(failure.sentence())
        .matches("Something went wrong on the server\\. Tell .* the error id [-0-9a-f]{36}\\.")
        .doesNotContain("secret");
  }

  @Test
  void a_refusal_is_found_inside_what_the_container_wrapped_around_it() {
    var wrapped = new RuntimeException(new Refusal(ErrorCode.CONFLICT, "Not now."));

    assertThat(Failure.of(wrapped).sentence()).isEqualTo("Not now.");
  }

  @Test
  void a_database_that_does_not_answer_is_said_so() {
    var thrown = new RuntimeException(new SQLException("gone", "08006"));

    assertThat(Failure.of(thrown).status()).isEqualTo(503);
    assertThat(Failure.of(thrown).sentence()).isEqualTo("The database does not answer now.");
  }

  @Test
  void the_document_names_wrong_parameters() {
    var thrown = new RejectedSubmission(Kind.INVALID_PARAMETERS, "No.", Map.of("a|b", "too big"));

    assertThat(FailureDocument.document(Failure.of(thrown)))
        .hasToString(
            "{\"err_msg\":\"No.\",\"err_code\":400008,\"err_data\":{\"a|b\":\"too big\"}}");
  }
}
