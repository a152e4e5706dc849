package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.stream.metric.TrainingMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads a training job's metrics where the Web UI reads them. */
final class TrainingNumbers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDER = "Record rounds";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String jobUri;
    private String vertexUri;
    private Map<String, String> names = Map.of();

    /** Numbers of a job at a REST address. */
    TrainingNumbers(String rest, String jobId) {
        this.jobUri = rest + "/jobs/" + jobId;
    }

    /** Metrics by name; empty as long as there are none. */
    Map<String, Double> read() throws InterruptedException {
        try {
            if (vertexUri == null) {
                findRecorder();
            }
            if (vertexUri != null && names.isEmpty()) {
                findNames();
            }
            return names.isEmpty() ? Map.of() : values();
        } catch (IOException notNow) {
            // The next look may see more; progress is never worth a failure.
            return Map.of();
        }
    }

    private void findRecorder() throws IOException, InterruptedException {
        for (JsonNode vertex : get(jobUri).path("vertices")) {
            if (vertex.path("name").asText().contains(RECORDER)) {
                vertexUri = jobUri + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            }
        }
    }

    private void findNames() throws IOException, InterruptedException {
        Map<String, String> found = new HashMap<>();
        for (JsonNode metric : get(vertexUri)) {
            String id = metric.path("id").asText();
            int at = id.indexOf(TrainingMetrics.SCOPE);
            if (at >= 0) {
                found.put(id, id.substring(at + TrainingMetrics.SCOPE.length()));
            }
        }
        names = found;
    }

    private Map<String, Double> values() throws IOException, InterruptedException {
        Map<String, Double> values = new HashMap<>();
        String wanted = URLEncoder.encode(String.join(",", names.keySet()), StandardCharsets.UTF_8);
        for (JsonNode metric : get(vertexUri + "?get=" + wanted + "&agg=max")) {
            values.put(names.get(metric.path("id").asText()), metric.path("max").asDouble(Double.NaN));
        }
        return values;
    }

    private JsonNode get(String uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE).build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
    }
}
