package io.undercut.job.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobStatus;

/** Questions to a Flink cluster's REST interface. */
final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SCHEME = "http://";
    private static final Pattern RPC_ADDRESS = Pattern.compile("@([^/]+)/");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String root;

    /** Questions to the cluster at {@code HOST:PORT}. */
    FlinkRest(String target) {
        this.root = SCHEME + target;
    }

    /** Questions to the cluster with a Web UI at {@code http://HOST:PORT}. */
    static FlinkRest at(String ui) {
        return new FlinkRest(ui.startsWith(SCHEME) ? ui.substring(SCHEME.length()) : ui);
    }

    /**
     * A TaskManager that has registered.
     *
     * @param id its resource id
     * @param address {@code HOST:PORT} of its RPC
     * @param slots how many it has
     */
    record Registered(String id, String address, int slots) {}

    /** All TaskManagers that the JobManager counts as living. */
    List<Registered> taskManagers() throws IOException {
        List<Registered> all = new ArrayList<>();
        for (JsonNode one : ask("/taskmanagers").path("taskmanagers")) {
            Matcher address = RPC_ADDRESS.matcher(one.path("path").asText());
            all.add(new Registered(
                    one.path("id").asText(),
                    address.find() ? address.group(1) : null,
                    one.path("slotsNumber").asInt()));
        }
        return all;
    }

    /** Slots of all TaskManagers, free or not. */
    int slots() throws IOException {
        return ask("/overview").path("slots-total").asInt();
    }

    /** The cluster's configuration, secrets hidden. */
    Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (JsonNode entry : ask("/jobmanager/config")) {
            settings.put(entry.path("key").asText(), entry.path("value").asText());
        }
        return settings;
    }

    /** Whether a job is there and has not ended. */
    boolean runs(String jobId) throws IOException {
        for (JsonNode job : ask("/jobs").path("jobs")) {
            if (job.path("id").asText().equals(jobId)) {
                return !JobStatus.valueOf(job.path("status").asText()).isGloballyTerminalState();
            }
        }
        return false;
    }

    /** Failures of a job that it restarted or ended from, as far as Flink remembers them: {@code stacktrace} and {@code timestamp} of each. */
    JsonNode failures(String jobId) throws IOException {
        return ask("/jobs/" + jobId + "/exceptions").at("/exceptionHistory/entries");
    }

    /** Whether each of a job's tasks is at work or has done it. */
    boolean allTasksRun(String jobId) throws IOException {
        JsonNode job = ask("/jobs/" + jobId);
        int tasks = 0;
        int atWork = 0;
        for (JsonNode vertex : job.path("vertices")) {
            tasks += vertex.path("parallelism").asInt();
            atWork += vertex.at("/tasks/RUNNING").asInt()
                    + vertex.at("/tasks/FINISHED").asInt();
        }
        return job.path("state").asText().equals(JobStatus.RUNNING.name()) && tasks > 0 && tasks == atWork;
    }

    /** Number of the newest complete checkpoint of a job; 0 if there is none. */
    long newestCheckpoint(String jobId) throws IOException {
        return ask("/jobs/" + jobId + "/checkpoints").at("/latest/completed/id").asLong();
    }

    /**
     * Number of the checkpoint that a job was restored from after a moment; 0 if it had none to be restored from. Empty as long as
     * Flink does not say.
     */
    Optional<Long> restoredSince(String jobId, long millis) throws IOException {
        JsonNode checkpoints = ask("/jobs/" + jobId + "/checkpoints");
        JsonNode restored = checkpoints.at("/latest/restored");
        if (restored.path("restore_timestamp").asLong() >= millis) {
            return Optional.of(restored.path("id").asLong());
        }
        boolean none = restored.path("id").isMissingNode()
                && checkpoints.at("/latest/completed/id").isMissingNode();
        return none ? Optional.of(0L) : Optional.empty();
    }

    private JsonNode ask(String path) throws IOException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(root + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "interrupted while asking " + root + path, e);
        }
    }
}
