package io.undercut.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Asks the kernel and Flink what a TaskManager's process holds. */
final class MemoryProbe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JVM = "Status.JVM.Memory.";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI metrics;
    private final Path status;
    private final long pid;

    MemoryProbe(String target, String taskManager, long pid) {
        this.metrics = URI.create("http://" + target + "/taskmanagers/" + taskManager + "/metrics?get=" + JVM
                + "Heap.Used," + JVM + "Direct.MemoryUsed," + JVM + "Metaspace.Used");
        this.pid = pid;
        this.status = Path.of("/proc/" + pid + "/status");
    }

    MemorySample sample(double minute) throws IOException, InterruptedException {
        String answer = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, Double> megabytes = new HashMap<>();
        for (JsonNode metric : JSON.readTree(answer)) {
            megabytes.put(metric.path("id").asText(), metric.path("value").asDouble() / (1 << 20));
        }
        return new MemorySample(
                minute,
                kernel("VmRSS:"),
                kernel("VmHWM:"),
                live(),
                megabytes.getOrDefault(JVM + "Heap.Used", Double.NaN),
                megabytes.getOrDefault(JVM + "Direct.MemoryUsed", Double.NaN),
                megabytes.getOrDefault(JVM + "Metaspace.Used", Double.NaN));
    }

    /** What is left after a full collection: used heap says more of the collector's leisure than of the program. */
    private double live() throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String total = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElse("Total NaN NaN");
        return Double.parseDouble(total.trim().split("\\s+")[2]) / (1 << 20);
    }

    private double kernel(String field) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(
                                line.substring(field.length()).replace("kB", "").trim())
                        / 1024)
                .findFirst()
                .orElseThrow(() -> Fault.defect(status + " has no " + field, null));
    }
}
