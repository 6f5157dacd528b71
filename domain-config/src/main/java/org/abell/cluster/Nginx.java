package org.abell.cluster;

import java.util.Map;
import java.util.stream.Collectors;

/** What an nginx reads that includes the shipped files with the values of one cluster. */
final class Nginx {

  private static final String MEMBER =
      "    server 127.0.0.1:%d max_fails=1 fail_timeout=2s%s; # %s%n";

  private Nginx() {}

  static String site(FrontPlan plan) {
    return """
        %1$sdaemon off;
        pid %2$s;
        error_log %3$s warn;
        worker_processes 2;
        events { worker_connections 2048; }
        http {
            access_log off;
            client_body_temp_path %4$s/tmp/body;
            proxy_temp_path %4$s/tmp/proxy;
            fastcgi_temp_path %4$s/tmp/fastcgi;
            uwsgi_temp_path %4$s/tmp/uwsgi;
            scgi_temp_path %4$s/tmp/scgi;
            sendfile on;
            include abell/abell.conf;
            upstream abell_again { server unix:%4$s/run/again.sock; }
            server {
                listen unix:%4$s/run/again.sock;
                include abell/again.conf;
            }
        %5$s}
        """
        .formatted(
            Front.isRoot() ? "user www-data;\n" : "",
            plan.pidFile(),
            plan.log(),
            plan.folder(),
            plan.tls().map(tls -> secure(plan, tls)).orElseGet(() -> server(plan, "")));
  }

  private static String secure(FrontPlan plan, FrontPlan.Tls tls) {
    var redirect =
        """
            server {
                listen 127.0.0.1:%d;
                return 301 https://127.0.0.1:%d$request_uri;
            }
        """
            .formatted(plan.port(), tls.port());
    var lines =
        """
                ssl_certificate %s;
                ssl_certificate_key %s;
                include abell/tls.conf;
        """
            .formatted(tls.certificate(), tls.key());
    return redirect + server(plan, lines);
  }

  private static String server(FrontPlan plan, String tls) {
    var listen = plan.tls().map(t -> t.port() + " ssl http2").orElse(Integer.toString(plan.port()));
    return """
            server {
                listen 127.0.0.1:%s;
        %s        client_max_body_size %d;
                client_header_timeout 20s;
                client_body_timeout 30s;
                send_timeout 60s;
                server_tokens off;
                location %s/ {
                    include abell/location.conf;
                }
                include abell/wait.conf;
                location /.abell/files/ {
                    alias %s/;
                    include abell/downloads.conf;
                }
            }
        """
        .formatted(listen, tls, plan.uploadLimit(), plan.path(), plan.files());
  }

  static String key(FrontPlan plan) {
    return "map \"\" $abell_front { default \"%s\"; }%n"
        .formatted(plan.key().map(key -> "nginx " + key).orElse(""));
  }

  /** One upstream for all, and one for each server in which the others stand in. */
  static String members(FrontPlan plan) {
    var members = plan.members();
    var each = members.keySet().stream().map(name -> upstream(members, name));
    var map =
        members.keySet().stream()
            .map(name -> "    ~\\.%1$s$ abell_%1$s;%n".formatted(name))
            .collect(Collectors.joining());
    return upstream(members, "any")
        + each.collect(Collectors.joining())
        + "map $cookie_JSESSIONID $abell_upstream {\n%s    default abell_any;\n}\n".formatted(map);
  }

  private static String upstream(Map<String, Integer> members, String name) {
    var any = !members.containsKey(name);
    var servers =
        members.entrySet().stream()
            .map(
                m ->
                    MEMBER.formatted(
                        m.getValue(), any || m.getKey().equals(name) ? "" : " backup", m.getKey()))
            .collect(Collectors.joining());
    return """
        upstream abell_%1$s {
            zone abell_%1$s 64k;
        %2$s%3$s    keepalive 16;
        }
        """
        .formatted(name, any ? "    least_conn;\n" : "", servers);
  }
}
