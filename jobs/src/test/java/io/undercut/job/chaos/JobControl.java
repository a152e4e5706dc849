package io.undercut.job.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What an operator may do to a running job through Flink's REST interface. False where nobody answers now. */
final class JobControl {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String root;

    JobControl(String target, String job) {
        this.root = "http://" + target + "/jobs/" + job;
    }

    /** Asks for a job's end. */
    boolean cancel() {
        return !ask("?mode=cancel", "PATCH", BodyPublishers.noBody()).isMissingNode();
    }

    boolean hasEnded() {
        return ask("", "GET", BodyPublishers.noBody()).path("state").asText().matches("CANCELED|FINISHED|FAILED");
    }

    /** Allows all operators but the recorder, which is one by nature, so many subtasks. */
    boolean rescale(int parallelism) {
        ObjectNode wish = JSON.createObjectNode();
        for (JsonNode vertex : ask("", "GET", BodyPublishers.noBody()).path("vertices")) {
            int upper = vertex.path("name").asText().contains("Record rounds") ? 1 : parallelism;
            wish.putObject(vertex.path("id").asText())
                    .putObject("parallelism")
                    .put("lowerBound", 1)
                    .put("upperBound", upper);
        }
        return !wish.isEmpty()
                && !ask("/resource-requirements", "PUT", BodyPublishers.ofString(wish.toString()))
                        .isMissingNode();
    }

    private JsonNode ask(String path, String method, BodyPublisher body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(Duration.ofSeconds(3))
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean good = answer.statusCode() / 100 == 2;
            return good ? JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()) : JSON.missingNode();
        } catch (IOException notNow) {
            return JSON.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
