package org.abell.web.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Connections to the database and listeners of HTTP, as the application server counts them: its
 * management model, seen through JMX. What it does not have is left out.
 */
final class ServerBeans implements MultiCollector {

  private static final double MILLIS = 1_000;
  private static final List<String> POOLS = List.of("AbellDS", "AbellNoticeDS");
  private static final List<String> LISTENERS = List.of("default", "front");
  private static final String POOL =
      "jboss.as:subsystem=datasources,data-source=%s,statistics=pool";
  private static final String LISTENER =
      "jboss.as:subsystem=undertow,server=default-server,http-listener=%s";

  @Override
  public MetricSnapshots collect() {
    var all = new Gauges();
    POOLS.forEach(pool -> addPool(all, pool));
    LISTENERS.forEach(listener -> addListener(all, listener));
    return all.snapshots();
  }

  private static void addPool(Gauges all, String pool) {
    var bean = POOL.formatted(pool);
    value(bean, "InUseCount")
        .ifPresent(
            v ->
                all.gauge(
                    "abell_datasource_in_use", "Connections that are used.", v, "pool", pool));
    value(bean, "AvailableCount")
        .ifPresent(
            v ->
                all.gauge(
                    "abell_datasource_available", "Connections that may be had.", v, "pool", pool));
    value(bean, "WaitCount")
        .ifPresent(
            v ->
                all.counter(
                    "abell_datasource_waits", "Requests that waited for one.", v, "pool", pool));
    value(bean, "TotalBlockingTime")
        .ifPresent(
            v ->
                all.counter(
                    "abell_datasource_wait_seconds",
                    "Time that requests waited for a connection.",
                    v / MILLIS,
                    "pool",
                    pool));
    value(bean, "BlockingFailureCount")
        .ifPresent(
            v ->
                all.counter(
                    "abell_datasource_failures", "Requests that got none.", v, "pool", pool));
  }

  private static void addListener(Gauges all, String listener) {
    var bean = LISTENER.formatted(listener);
    var label = "listener";
    value(bean, "requestCount")
        .ifPresent(
            v -> all.counter("abell_listener_requests", "Requests taken.", v, label, listener));
    value(bean, "errorCount")
        .ifPresent(
            v ->
                all.counter("abell_listener_errors", "Answers of 500 and up.", v, label, listener));
    value(bean, "bytesSent")
        .ifPresent(
            v -> all.counter("abell_listener_sent_bytes", "Bytes sent.", v, label, listener));
    value(bean, "bytesReceived")
        .ifPresent(
            v ->
                all.counter(
                    "abell_listener_received_bytes", "Bytes received.", v, label, listener));
  }

  private static OptionalDouble value(String bean, String attribute) {
    try {
      var value =
          ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(bean), attribute);
      return value == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(Double.parseDouble(value.toString()));
    } catch (JMException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
