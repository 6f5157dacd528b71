package org.abell.web.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.abell.installation.Installation;
import org.abell.installation.Readiness;

/**
 * {@code /metrics} in Prometheus' text format, for the addresses in {@code metrics_from}. Whatever
 * came through a front is refused: fronts say whom they ask for.
 */
public class MetricsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final List<String> FRONTS =
      List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Abell-Front");

  private final transient Readiness readiness;
  private final transient Meters meters;
  private final transient Reading reading;
  private final transient ServerBeans beans = new ServerBeans();

  public MetricsServlet() {
    this(null, null, null);
  }

  @Inject
  public MetricsServlet(Readiness readiness, Meters meters, Reading reading) {
    this.readiness = readiness;
    this.meters = meters;
    this.reading = reading;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var address = request.getRemoteAddr();
    var welcome =
        readiness.current().map(Installation::settings).stream()
            .flatMap(s -> s.metricsFrom().stream())
            .anyMatch(range -> range.contains(address));
    if (!welcome || FRONTS.stream().anyMatch(h -> request.getHeader(h) != null)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var text = new ByteArrayOutputStream();
    var writer = PrometheusTextFormatWriter.create();
    var cluster = reading.current();
    writer.write(text, cluster);
    writer.write(text, meters.registry().scrape());
    writer.write(text, beans.collect());
    response.setContentType(PrometheusTextFormatWriter.CONTENT_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(text.toByteArray());
  }
}
