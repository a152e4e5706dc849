package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.cluster.CommandProcess.Outcome;
import io.undercut.job.cluster.CommandProcess.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * What all rows of the table of faults share: laps and features prepared once, the model of one undisturbed embedded run that every
 * other is compared with, and the table itself, written when the last row is done. Laps are simulated, or those of {@code
 * -Dundercut.chaos.laps}, with {@code -Dundercut.chaos.seasons} to learn from and {@code -Dundercut.chaos.test-seasons} to test on.
 */
final class FaultStage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAPS = System.getProperty("undercut.chaos.laps", "");

    /** So many that training takes about twenty seconds on two idle cores: shorter ones were over before they were seen. */
    private static final int EPOCHS = Integer.getInteger("undercut.chaos.epochs", LAPS.isEmpty() ? 40_000 : 80);

    private final ChaosTable table = new ChaosTable();
    private final Random random;
    private final Path folder;
    private final CommandProcess command;
    private final Model calm;

    /** What a finished run left. */
    record Model(String sha256, int rounds) {}

    /** Prepares data and trains undisturbed. */
    FaultStage() throws IOException {
        long seed = Long.getLong("undercut.chaos.seed", 20_260_214L);
        System.out.println("seed " + seed);
        random = new Random(seed);
        folder = Files.createTempDirectory("undercut-faults");
        command = new CommandProcess(folder);
        String first = folder.resolve("calm").toString();
        succeeded(
                LAPS.isEmpty()
                        ? undercut("data simulate --seasons 2 --races 2 --ui-port 9200 --warehouse", first)
                        : undercut("data import --ui-port 9200 --from", LAPS, "--warehouse", first));
        calm = model(begin(folder.resolve("calm"), "calm", "--ui-port", "9200", "--parallelism", "1"));
        table.add("undisturbed, embedded, parallelism 1", calm.rounds(), "", calm.sha256(), calm.sha256());
    }

    /** A warehouse of its own with the same laps and features. */
    Path warehouse(String name) {
        Path place = folder.resolve(name);
        try {
            for (String part : List.of("lake", "training/features")) {
                FileUtils.copyDirectory(
                        folder.resolve("calm").resolve(part).toFile(),
                        place.resolve(part).toFile());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return place;
    }

    /** What {@code --set} says in every row. */
    Map<String, String> choices() {
        return Map.of(
                "training.checkpoint-interval",
                "1s",
                "training.local-steps",
                "20",
                "training.epochs",
                Integer.toString(EPOCHS));
    }

    /** Seasons to learn from; none: those before the last. */
    List<Integer> seasons() {
        return years("undercut.chaos.seasons");
    }

    /** Seasons to be tested on; none: the last. */
    List<Integer> testSeasons() {
        return years("undercut.chaos.test-seasons");
    }

    private static List<Integer> years(String property) {
        String years = System.getProperty(property, "");
        return years.isEmpty()
                ? List.of()
                : Stream.of(years.split(",")).map(Integer::valueOf).toList();
    }

    Random random() {
        return random;
    }

    /** Rounds of the whole run. */
    int rounds() {
        return calm.rounds();
    }

    /** Where commands log. */
    Path log() {
        return folder.resolve("undercut.log");
    }

    /** Runs a command to its end: the words of a line, and then more, which may hold blanks. */
    Outcome undercut(String line, String... more) {
        return command.undercut(words(line, more));
    }

    /** Starts a command and returns while it runs. */
    Running begin(String line, String... more) {
        return command.begin(words(line, more));
    }

    /** Starts a whole run. */
    Running begin(Path warehouse, String runId, String... options) {
        return training("pipeline run --run-id " + runId, warehouse, options);
    }

    /** Starts a command that trains, under the settings of every row. */
    Running training(String line, Path warehouse, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(words(line + " --json --workers 4 --warehouse", warehouse.toString())));
        choices().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        if (!LAPS.isEmpty()) {
            arguments.addAll(List.of("--seasons", System.getProperty("undercut.chaos.seasons")));
            arguments.addAll(List.of("--test-seasons", System.getProperty("undercut.chaos.test-seasons")));
        }
        arguments.addAll(List.of(options));
        return command.begin(arguments.toArray(String[]::new));
    }

    /** Writes a row and refuses another model than the undisturbed one. */
    void same(String row, String recovery, Running run) throws IOException {
        Model model = model(run);
        add(row, recovery, model.sha256(), calm.rounds());
        // "train" prints the model alone.
        assertThat(model.rounds()).as(row).isIn(0, calm.rounds());
        assertThat(model.sha256()).as(row).isEqualTo(calm.sha256());
    }

    /** Writes a row. */
    void add(String row, String recovery, String sha256, int rounds) {
        table.add(row, rounds, recovery, sha256, calm.sha256());
    }

    /** The undisturbed model's checksum. */
    String expected() {
        return calm.sha256();
    }

    static String succeeded(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static Model model(Running run) throws IOException {
        Outcome outcome = run.outcome();
        // 4: trained, but so little data seldom beats the baseline.
        assertThat(outcome.code()).as(outcome.err()).isIn(0, 4);
        JsonNode result = JSON.readTree(outcome.out());
        // What "train" prints is one model, the others a run.
        JsonNode trained = result.has("sha256") ? result : result.path("models").path(0);
        String note = "";
        for (JsonNode task : result.path("tasks")) {
            if (task.path("task_id").asText().startsWith("train_")) {
                note = task.path("note").asText();
            }
        }
        int rounds = note.isEmpty()
                ? 0
                : Integer.parseInt(note.substring(0, note.indexOf(' ')).replace(",", ""));
        return new Model(trained.path("sha256").asText(), rounds);
    }

    private static String[] words(String line, String... more) {
        return Stream.concat(Stream.of(line.split(" ")), Stream.of(more)).toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        Files.writeString(Path.of("target", "chaos.md"), table + System.lineSeparator());
        FileUtils.deleteQuietly(folder.toFile());
    }
}
