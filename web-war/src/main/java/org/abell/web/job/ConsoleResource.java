package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** {@code /api/jobs/{id}/console_output}: what a job prints, a part at a time. */
@Path("jobs/{id}/console_output")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ConsoleResource {

  private final JobAccess access;
  private final Console console;

  public ConsoleResource() {
    this(null, null);
  }

  @Inject
  public ConsoleResource(JobAccess access, Console console) {
    this.access = access;
    this.console = console;
  }

  @GET
  public JsonValue show(@PathParam("id") String id, @Context UriInfo uri) {
    var stdout = part(uri, "stdout");
    var stderr = part(uri, "stderr");
    var job = access.job(id);
    console.checkLive(job);
    return new Doc()
        .put("state", job.state().label())
        .put("stdout", console.stdout(job, stdout))
        .put("stderr", console.stderr(job, stderr))
        .json();
  }

  private static Console.Part part(UriInfo uri, String stream) {
    return new Console.Part(number(uri, stream + "_position"), number(uri, stream + "_length"));
  }

  private static int number(UriInfo uri, String name) {
    var text =
        Optional.ofNullable(uri.getQueryParameters().getFirst(name))
            .orElseThrow(
                () ->
                    new Refusal(
                        ErrorCode.PARAMETER_MISSING,
                        "The parameter '%s' is missing.".formatted(name)));
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID, "'%s' must be a whole number.".formatted(name));
    }
  }
}
