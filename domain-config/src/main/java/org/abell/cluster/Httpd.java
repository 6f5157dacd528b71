package org.abell.cluster;

import java.util.stream.Collectors;

/** What an httpd reads that includes the shipped files with the values of one cluster. */
final class Httpd {

  private Httpd() {}

  static String site(FrontPlan plan) {
    return values(plan) + "Include ${ABELL_DIR}/modules.conf\n" + sending(plan) + choice(plan);
  }

  private static String values(FrontPlan plan) {
    return """
        ServerRoot        "%1$s"
        DefaultRuntimeDir "%1$s/run"
        PidFile           "%2$s"
        ErrorLog          "%3$s"
        ServerName        127.0.0.1
        # A page with live states holds a thread.
        ServerLimit       8
        ThreadsPerChild   64
        MaxRequestWorkers 512
        GracefulShutdownTimeout 5
        ServerTokens      Prod
        Define MODULES            "%4$s"
        Define ABELL_DIR          "%5$s"
        Define ABELL_FRONT        127.0.0.1:%6$d
        Define ABELL_ADMIN        127.0.0.1:%7$d
        Define ABELL_ADMIN_FROM   127.0.0.1
        Define ABELL_PATH         "%8$s/"
        Define ABELL_UPLOAD_LIMIT %9$d
        Define ABELL_RUN          "%1$s/run"
        """
        .formatted(
            plan.folder(),
            plan.pidFile(),
            plan.log(),
            FrontPrograms.installed().moduleFolder(),
            plan.included(),
            plan.port(),
            plan.admin(),
            plan.path(),
            plan.uploadLimit());
  }

  private static String sending(FrontPlan plan) {
    var module = FrontPrograms.installed().sendingModule();
    if (plan.key().isEmpty() || module.isEmpty()) {
      return "";
    }
    return """
        LoadModule xsendfile_module "%s"
        Define ABELL_FILES     "%s"
        Define ABELL_FRONT_KEY "%s"
        """
        .formatted(module.get(), plan.files(), plan.key().get());
  }

  private static String choice(FrontPlan plan) {
    var user = Front.isRoot() ? "User www-data\nGroup www-data\nDefine ABELL_USER www-data\n" : "";
    var tls =
        plan.tls()
            .map(
                t ->
                    """
                    Define ABELL_TLS             127.0.0.1:%1$d
                    Define ABELL_URL             https://127.0.0.1:%1$d
                    Define ABELL_CERTIFICATE     "%2$s"
                    Define ABELL_CERTIFICATE_KEY "%3$s"
                    """
                        .formatted(t.port(), t.certificate(), t.key()))
            .orElse("");
    return user
        + tls
        + "Include ${ABELL_DIR}/balancer-stock.conf\n"
        + (tls.isEmpty()
            ? "Include ${ABELL_DIR}/http.conf\n"
            : "Include ${ABELL_DIR}/https.conf\n");
  }

  static String members(FrontPlan plan) {
    return plan.members().entrySet().stream()
        .map(m -> "Use AbellMember %s 127.0.0.1:%d%n".formatted(m.getKey(), m.getValue()))
        .collect(Collectors.joining());
  }
}
