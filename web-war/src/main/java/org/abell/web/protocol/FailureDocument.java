package org.abell.web.protocol;

import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The only error document under {@code /api}: Galaxy's {@code err_msg} and {@code err_code}. */
@Provider
public class FailureDocument implements ExceptionMapper<Throwable> {

  private static final int FIRST_ERROR = 400;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web
        && web.getResponse().getStatus() < FIRST_ERROR) {
      return web.getResponse();
    }
    var failure = Failure.of(thrown);
    var answer = Response.status(failure.status()).type(MediaType.APPLICATION_JSON_TYPE);
    if (thrown instanceof WebApplicationException web) {
      var allowed = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
      answer.header(HttpHeaders.ALLOW, allowed);
    }
    return answer.entity(document(failure)).build();
  }

  /** The document of a failure. */
  public static JsonObject document(Failure failure) {
    var doc = new Doc().put("err_msg", failure.sentence()).put("err_code", failure.code());
    if (!failure.parameterErrors().isEmpty()) {
      doc.put("err_data", failure.parameterErrors());
    }
    return doc.json();
  }
}
