package org.abell.jobconf;

import java.util.Set;
import org.abell.xml.XmlElement;

/** A misspelt order to run jobs as their users must never mean that they run as the server. */
final class RealUserCheck {

  private static final Set<String> WORDS =
      Set.of("true", "yes", "on", "1", "false", "no", "off", "0");
  private static final String SWITCH = "run_as_real_user";

  /** What Galaxy calls instead; the third only changes the owner. */
  private static final Set<String> SCRIPTS =
      Set.of(
          "drmaa_external_runjob_script", "drmaa_external_killjob_script", "external_chown_script");

  private RealUserCheck() {}

  /** Refuses what cannot be understood, and Galaxy's scripts where nothing stands for them. */
  static void check(String owner, Params params, Place place, Reports reports) {
    var order = params.text(SWITCH);
    order
        .filter(word -> !WORDS.contains(word.toLowerCase(java.util.Locale.ROOT)))
        .ifPresent(
            word ->
                reports.refuse(
                    place,
                    "%s of %s must be true or false, not '%s'".formatted(SWITCH, owner, word)));
    if (order.filter(XmlElement::isTrue).isPresent()) {
      return;
    }
    params
        .texts()
        .forEach(
            (name, value) -> {
              if (SCRIPTS.contains(name) && !value.isBlank() && !value.equals("None")) {
                reports.refuse(
                    place,
                    ("%s has %s, which is not called here: say run_as_real_user: true, and Abell's own"
                            + " helper runs its jobs as their users")
                        .formatted(owner, name));
              }
            });
  }
}
