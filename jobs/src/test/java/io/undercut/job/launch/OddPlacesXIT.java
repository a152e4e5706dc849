package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.lake.LocalPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse whose name has all that URIs, shells and configurations have a meaning for: everything is in it, and nothing beside it. */
class OddPlacesXIT {
    private static final String ODD = "my läps #1 %20 100% a+b 'q' \"d\" & $x; {y} [z] (w) ~ ^ !=,@ ?";
    private static final List<String> DATA =
            List.of("--seasons", "2023", "--test-seasons", "2024", "--workers", "2", "--parallelism", "2");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static JsonNode run;

    /** The terminal's clock stands still in the past, so any deadline is over after the first round. */
    @BeforeAll
    static void trainsInTwoParts() throws IOException {
        terminal = Terminal.withFlink(folder.resolve(ODD));
        assertThat(succeeded("data simulate --seasons 2 --races 2 --first-season 2023 --parallelism 2"))
                .isNotNull();
        Ended late = ended("pipeline run --run-id late --set training.deadline=1h", DATA);
        assertThat(late.code()).as(late.err()).isEqualTo(6);
        Ended resumed = ended("pipeline resume late --json --parallelism 1 --set training.deadline=36500d", List.of());
        assertThat(resumed.code()).as(resumed.err()).isIn(0, 4);
        run = JSON.readTree(resumed.out());
    }

    @Test
    void nothingIsBesideIt() {
        assertThat(folder.toFile().list()).containsExactly(ODD);
        assertThat(terminal.warehouse().toFile().list()).contains("lake", "training", "models");
        assertThat(terminal.warehouse().resolve("lake/laps/season=2023"))
                .isDirectoryContaining("glob:**/part-*.parquet");
        assertThat(terminal.warehouse().resolve("training/pipeline-runs/late/tire_degradation/model.zip"))
                .exists();
    }

    @Test
    void linksToWhatItPublishedAreUris() throws IOException {
        JsonNode model = run.path("models").path(0);

        Path report = Path.of(URI.create(model.path("report").asText()));
        assertThat(report).exists().startsWith(terminal.warehouse());
        assertThat(succeeded("models verify tire_degradation@"
                                + model.path("version").asText())
                        .out())
                .contains("every file matches");
    }

    @Test
    void filesGoInAndOutByOddNamesToo() throws IOException {
        Path out = terminal.warehouse().resolve("out #2 %41");
        Files.createDirectories(out);
        assertThat(ended(
                                "features describe --model tire_degradation --html",
                                List.of(out.resolve("p a.html").toString()))
                        .code())
                .isZero();
        assertThat(ended(
                                "data export --model tire_degradation --csv",
                                List.of(out.resolve("f%20.csv").toString()))
                        .code())
                .isZero();
        assertThat(out.toFile().list()).contains("p a.html", "f%20.csv");

        Path laps = terminal.warehouse().resolve("lake/laps");
        Ended imported = ended(
                "data import --json --from",
                List.of(
                        laps.toString(),
                        "--warehouse",
                        LocalPlace.text(terminal.warehouse().resolve("second %"))));
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(terminal.warehouse().resolve("second %/lake/laps/season=2024"))
                .isDirectory();
    }

    @Test
    void aNameThatFlinkWouldChangeIsRefused() {
        Ended ended =
                ended("data show", List.of("--warehouse", folder.resolve("a\\b").toString()));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("has a backslash in it");
    }

    private static Ended succeeded(String command) {
        Ended ended = ended(command, List.of());
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    private static Ended ended(String command, List<String> more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(more);
        return terminal.run(words);
    }
}
