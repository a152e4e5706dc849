package io.undercut.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    MemoryProbe(String target, String taskManager, long pid) {
        this.metrics = URI.create("http://" + target + "/taskmanagers/" + taskManager + "/metrics?get=" + JVM
                + "Heap.Used," + JVM + "Direct.MemoryUsed," + JVM + "Metaspace.Used");
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
                megabytes.getOrDefault(JVM + "Heap.Used", Double.NaN),
                megabytes.getOrDefault(JVM + "Direct.MemoryUsed", Double.NaN),
                megabytes.getOrDefault(JVM + "Metaspace.Used", Double.NaN));
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
