package org.abell.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.abell.user.Users;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** {@code /api/authenticate/baseauth}: trades name and password for the API key. */
@Path("authenticate/baseauth")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AuthenticateResource {

  private final Users users;

  public AuthenticateResource() {
    this(null);
  }

  @Inject
  public AuthenticateResource(Users users) {
    this.users = users;
  }

  /** The header holds name and password, with or without the word Basic. */
  @GET
  @Transactional
  public JsonValue apiKey(@HeaderParam("Authorization") String header) {
    var parts = credentials(header);
    if (users.find(parts[0]).isEmpty()) {
      throw new Refusal(ErrorCode.NOT_FOUND, "There is no account with this e-mail or user name.");
    }
    var user =
        users
            .authenticate(parts[0], parts[1])
            .orElseThrow(
                () -> new Refusal(ErrorCode.AUTHENTICATION_FAILED, "The password is wrong."));
    var key = users.apiKey(user.id()).orElseGet(() -> users.renewApiKey(user.id()));
    return new Doc().put("api_key", key.key()).json();
  }

  private static String[] credentials(String header) {
    if (header == null || header.isBlank()) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "The Authorization header is missing.");
    }
    try {
      var encoded = header.strip().replaceFirst("(?i)^basic\\s+", "");
      var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      var colon = text.indexOf(':');
      if (colon > 0) {
        return new String[] {text.substring(0, colon), text.substring(colon + 1)};
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "The Authorization header is not base64.");
    }
    throw new Refusal(ErrorCode.PARAMETER_INVALID, "The Authorization header has no password.");
  }
}
