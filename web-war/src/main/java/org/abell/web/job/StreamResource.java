package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.abell.job.Job;

/** {@code /api/jobs/{id}/stdout} and {@code stderr}: what a job prints, as plain text. */
@Path("jobs/{id}/{stream: stdout|stderr}")
@RequestScoped
@Transactional
public class StreamResource {

  private final JobAccess access;
  private final Console console;

  public StreamResource() {
    this(null, null);
  }

  @Inject
  public StreamResource(JobAccess access, Console console) {
    this.access = access;
    this.console = console;
  }

  @GET
  @Produces("text/plain;charset=UTF-8")
  public String show(@PathParam("id") String id, @PathParam("stream") String stream) {
    Job job = access.job(id);
    console.checkLive(job);
    return stream.equals("stdout")
        ? console.stdout(job, Console.Part.ALL)
        : console.stderr(job, Console.Part.ALL);
  }
}
