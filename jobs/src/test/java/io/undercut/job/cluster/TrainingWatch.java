package io.undercut.job.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Looks at training jobs from outside, through Flink's REST interface. What does not answer now may answer at the next look. */
final class TrainingWatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Set<String> old = new HashSet<>();
    private final String root;

    TrainingWatch(String target) {
        this.root = "http://" + target;
    }

    /** The newest training job that no row before this one has seen; waits for it. */
    String job() {
        String[] found = {null};
        await().atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> (found[0] = unseen()) != null);
        old.add(found[0]);
        return found[0];
    }

    /** All training jobs there have been. */
    List<String> trainings() {
        List<String> trainings = new ArrayList<>();
        for (JsonNode job : ask("/jobs/overview").path("jobs")) {
            if (job.path("name").asText().startsWith("train ")) {
                trainings.add(job.path("jid").asText());
            }
        }
        return trainings;
    }

    private String unseen() {
        for (JsonNode job : ask("/jobs/overview").path("jobs")) {
            if (job.path("name").asText().startsWith("train ")
                    && job.path("state").asText().equals("RUNNING")
                    && !old.contains(job.path("jid").asText())) {
                return job.path("jid").asText();
            }
        }
        return null;
    }

    /**
     * How far a training was.
     *
     * @param round newest round
     * @param checkpoint number of the newest complete checkpoint
     */
    record Progress(int round, int checkpoint) {}

    /**
     * What a job recovered from, as Flink shows it.
     *
     * @param category the label that the enricher gave it; empty where it gave none
     * @param trace the failure, with its causes
     */
    record Failure(String category, String trace) {}

    /** Waits until so many checkpoints of a job are complete and it has done a round. */
    Progress underWay(String job, int checkpoints) {
        return underWay(job, checkpoints, 1);
    }

    /** Waits until so many checkpoints of a job are complete and so many rounds done. */
    Progress underWay(String job, int checkpoints, int rounds) {
        int[] round = {-1};
        until("is at round " + rounds + " with " + checkpoints + " checkpoints", job, () -> {
            round[0] = round(job);
            return round[0] >= rounds && checkpoints(job) >= checkpoints;
        });
        return new Progress(
                round[0],
                ask("/jobs/" + job + "/checkpoints").at("/latest/completed/id").asInt());
    }

    /** Waits until Flink has restored a running job from a checkpoint and it has trained again. Returns the checkpoint's number. */
    int trainsAfterRestore(String job) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> ask("/jobs/" + job + "/checkpoints")
                                .at("/counts/restored")
                                .asInt()
                        > 0);
        int restored =
                ask("/jobs/" + job + "/checkpoints").at("/latest/restored/id").asInt();
        // The first change may be a late figure from before the fault, or the restored one.
        trains(job);
        trains(job);
        return restored;
    }

    /** Waits for the end of a job, well or not. Returns its state. */
    String end(String job) {
        until("ends", job, () -> state(job).matches("FINISHED|FAILED|CANCELED"));
        return state(job);
    }

    /** How many checkpoints of a job are complete, those that it has let go included. */
    int checkpoints(String job) {
        return ask("/jobs/" + job + "/checkpoints").at("/counts/completed").asInt();
    }

    /** Where the checkpoint lies that a job began with; empty if it began with none. */
    String beganWith(String job) {
        return ask("/jobs/" + job + "/checkpoints")
                .at("/latest/restored/external_path")
                .asText();
    }

    /** Waits until a job has neither tasks nor slots enough to begin any. */
    void waitsForSlots(String job) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> state(job).matches("CREATED|INITIALIZING|RESTARTING|FAILING") && slots() == 0);
    }

    /** Waits until the cluster has so many slots, all free. */
    void slots(int free) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> slots() == free
                        && ask("/overview").path("slots-available").asInt(-1) == free);
    }

    private int slots() {
        return ask("/overview").path("slots-total").asInt(-1);
    }

    /** Lets time pass where nothing can be seen to change. */
    static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    /** Waits, and says how the job stands if it was in vain. */
    private void until(String what, String job, Callable<Boolean> seen) {
        try {
            await(what).atMost(PATIENCE).pollInterval(LOOK_EVERY).until(seen);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%s, but is %s at round %d with %d checkpoints, begun with '%s'; failures: %s; checkpoints: %s"
                            .formatted(
                                    e.getMessage(),
                                    state(job),
                                    round(job),
                                    checkpoints(job),
                                    beganWith(job),
                                    failures(job),
                                    ask("/jobs/" + job + "/checkpoints").path("counts")),
                    e);
        }
    }

    /** Waits until a job has done a further round. */
    void trains(String job) {
        int[] first = {-1};
        until("does a further round", job, () -> {
            int round = round(job);
            first[0] = first[0] < 0 ? round : first[0];
            return first[0] >= 0 && round > first[0] || state(job).equals("FINISHED");
        });
    }

    /** Stops a job with a savepoint below a folder. Returns where it is. */
    String stopWithSavepoint(String job, String folder) {
        JsonNode request =
                JSON.createObjectNode().put("targetDirectory", folder).put("drain", false);
        String trigger = answer(HttpRequest.newBuilder(URI.create(root + "/jobs/" + job + "/stop"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString())))
                .path("request-id")
                .asText();
        String[] location = {""};
        await().atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> {
            location[0] = ask("/jobs/" + job + "/savepoints/" + trigger)
                    .at("/operation/location")
                    .asText();
            return !location[0].isEmpty();
        });
        return location[0];
    }

    /** Cancels a job. */
    void cancel(String job) {
        answer(HttpRequest.newBuilder(URI.create(root + "/jobs/" + job))
                .method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    /** State of a job; empty while nobody answers. */
    String state(String job) {
        return ask("/jobs/" + job).path("state").asText();
    }

    /** Greatest parallelism of the job's vertices. */
    int parallelism(String job) {
        int greatest = 0;
        for (JsonNode vertex : ask("/jobs/" + job).path("vertices")) {
            greatest = Math.max(greatest, vertex.path("parallelism").asInt());
        }
        return greatest;
    }

    /** What the failures of a job were, oldest first. */
    List<Failure> failures(String job) {
        List<Failure> failures = new ArrayList<>();
        for (JsonNode failure : ask("/jobs/" + job + "/exceptions").at("/exceptionHistory/entries")) {
            failures.add(new Failure(
                    failure.at("/failureLabels/error_type").asText(),
                    failure.path("stacktrace").asText()));
        }
        Collections.reverse(failures);
        return failures;
    }

    /** Rounds done, as the recorder's metric says; -1 while it says nothing. */
    int round(String job) {
        for (JsonNode vertex : ask("/jobs/" + job).path("vertices")) {
            if (vertex.path("name").asText().contains("Record rounds")) {
                String metrics =
                        "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
                for (JsonNode metric : ask(metrics)) {
                    String id = metric.path("id").asText();
                    if (id.endsWith("training.progress.round")) {
                        return ask(metrics + "?get=" + id + "&agg=max")
                                .path(0)
                                .path("max")
                                .asInt(-1);
                    }
                }
            }
        }
        return -1;
    }

    private JsonNode ask(String path) {
        return answer(HttpRequest.newBuilder(URI.create(root + path)));
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            return JSON.readTree(
                    http.send(request.timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException notNow) {
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
