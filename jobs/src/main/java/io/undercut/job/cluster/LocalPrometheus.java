package io.undercut.job.cluster;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.util.NetUtils;

/** Flink's Prometheus reporter, which listens on every address of the machine, on one address instead: loopback unless told otherwise. */
public final class LocalPrometheus extends AbstractPrometheusReporter {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEFAULT_PORTS = "9249";

    private HTTPServer server;

    /** What Flink's service loader looks for. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new LocalPrometheus();
        }
    }

    /** Takes {@code port}, a port or a range of them, and {@code bind-host}. */
    @Override
    public void open(MetricConfig config) {
        super.open(config);
        String host = config.getString("bind-host", LOOPBACK);
        String ports = config.getString("port", DEFAULT_PORTS);
        Iterator<Integer> candidates = NetUtils.getPortRangeFromString(ports);
        while (server == null && candidates.hasNext()) {
            int port = candidates.next();
            try {
                server = new HTTPServer(new InetSocketAddress(host, port), metrics(), true);
                log.info("metrics for Prometheus at {}:{}", host, port);
            } catch (IOException taken) {
                log.debug("metrics port {} is taken", port, taken);
            }
        }
        if (server == null) {
            throw new Fault(
                    FaultReason.RESOURCE_EXHAUSTION,
                    "no port of " + ports + " is free on " + host
                            + " for metrics; widen metrics.reporter.prometheus.port");
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        super.close();
    }

    /** Flink keeps it to its own package. */
    private CollectorRegistry metrics() {
        try {
            Field registry = AbstractPrometheusReporter.class.getDeclaredField("registry");
            registry.setAccessible(true);
            return (CollectorRegistry) registry.get(this);
        } catch (ReflectiveOperationException e) {
            throw Fault.defect("Flink's Prometheus reporter has changed", e);
        }
    }
}
