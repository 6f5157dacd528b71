package org.abell.web.protocol;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.abell.installation.Readiness;

/** Ids as clients see them, under this installation's secret. */
@ApplicationScoped
public class Ids {

  private final Readiness readiness;

  public Ids() {
    this(null);
  }

  @Inject
  public Ids(Readiness readiness) {
    this.readiness = readiness;
  }

  /** The id as clients see it. */
  public String encode(long id) {
    return readiness.installation().ids().encode(id);
  }

  /**
   * The id behind a client's text.
   *
   * @throws Refusal when the text is no id of ours
   */
  public long decode(String encoded) {
    return readiness
        .installation()
        .ids()
        .decode(encoded)
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.MALFORMED_ID, "'%s' is not an id.".formatted(shown(encoded))));
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
