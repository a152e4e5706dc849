package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.stream.metric.TrainingMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a training job as it goes, from the metrics that Flink's Web UI shows: a bar on a terminal, plain lines elsewhere. */
final class TrainingView implements JobWatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDER = "Record rounds";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLAIN_LINES = 10;

    private final PrintStream err;
    private final Look look;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private String vertexUri;
    private String jobUri;
    private Map<String, String> names = Map.of();
    private ProgressBar bar;
    private int tenthsShown;

    /** What it looks like. */
    enum Look {
        BAR,
        LINES,
        NOTHING
    }

    TrainingView(PrintStream err, Look look) {
        this.err = err;
        this.look = look;
    }

    @Override
    public void begun(String job, String jobId, String rest) {
        jobUri = job.startsWith("train ") && look != Look.NOTHING ? rest + "/jobs/" + jobId : null;
        vertexUri = null;
        names = Map.of();
        tenthsShown = 0;
    }

    @Override
    public void look() {
        if (jobUri == null) {
            return;
        }
        try {
            if (vertexUri == null) {
                findRecorder();
            } else {
                show(read());
            }
        } catch (IOException notNow) {
            // The next look may see more; progress is never worth a failure.
            names = Map.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void findRecorder() throws IOException, InterruptedException {
        for (JsonNode vertex : get(jobUri).path("vertices")) {
            if (vertex.path("name").asText().contains(RECORDER)) {
                vertexUri = jobUri + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            }
        }
    }

    private Map<String, Double> read() throws IOException, InterruptedException {
        if (names.isEmpty()) {
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
        Map<String, Double> values = new HashMap<>();
        if (!names.isEmpty()) {
            String wanted = URLEncoder.encode(String.join(",", names.keySet()), StandardCharsets.UTF_8);
            for (JsonNode metric : get(vertexUri + "?get=" + wanted + "&agg=max")) {
                values.put(
                        names.get(metric.path("id").asText()),
                        metric.path("max").asDouble(Double.NaN));
            }
        }
        return values;
    }

    private JsonNode get(String uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE).build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
    }

    private void show(Map<String, Double> values) {
        double rounds = values.getOrDefault(TrainingMetrics.ROUNDS, 0.0);
        double round = values.getOrDefault(TrainingMetrics.ROUND, 0.0);
        if (rounds < 1 || round < 1) {
            return;
        }
        String numbers = "epoch %.1f, loss %.4f, validation %.4f, %,.0f rows/s, %.0f s left"
                .formatted(
                        values.getOrDefault(TrainingMetrics.EPOCH, Double.NaN),
                        values.getOrDefault(TrainingMetrics.LOSS, Double.NaN),
                        values.getOrDefault(TrainingMetrics.VALIDATION_LOSS, Double.NaN),
                        values.getOrDefault(TrainingMetrics.SAMPLES_PER_SECOND, Double.NaN),
                        values.getOrDefault(TrainingMetrics.ETA_SECONDS, Double.NaN));
        if (look == Look.BAR) {
            bar(rounds).stepTo((long) round).setExtraMessage(numbers);
        } else if (round * PLAIN_LINES / rounds >= tenthsShown + 1) {
            tenthsShown = (int) (round * PLAIN_LINES / rounds);
            err.println("  round %.0f of %.0f, %s".formatted(round, rounds, numbers));
        }
    }

    private ProgressBar bar(double rounds) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("  training")
                    .setInitialMax((long) rounds)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(err))
                    .build();
        }
        return bar;
    }

    @Override
    public void ended() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        jobUri = null;
    }
}
