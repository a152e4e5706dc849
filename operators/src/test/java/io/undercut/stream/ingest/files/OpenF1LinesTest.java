package io.undercut.stream.ingest.files;

import static io.undercut.stream.ingest.files.OpenF1Records.LAP;
import static io.undercut.stream.ingest.files.OpenF1Records.driver;
import static io.undercut.stream.ingest.files.OpenF1Records.json;
import static io.undercut.stream.ingest.files.OpenF1Records.lap;
import static io.undercut.stream.ingest.files.OpenF1Records.session;
import static io.undercut.stream.ingest.files.OpenF1Records.stint;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as an object a line. */
class OpenF1LinesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "ndjson", "JSONL"})
    void anObjectALineIsAnAnswer(String ending) throws IOException {
        lines("2024-01/laps." + ending, lap(900, 1, 0, LAP), lap(901, 1, 0, LAP));
        lines("2024-01/drivers." + ending, driver(900, "AAA", "Team A"));
        lines("2024-01/stints." + ending, stint(1, 2, "SOFT", 2));
        lines("2024-01/sessions." + ending, session(900, "Race", "Race"), session(901, "Sprint", "Race"));
        lines("2024-01/pit." + ending);

        for (Path from : List.of(folder, folder.resolve("2024-01/laps." + ending))) {
            assertThat(ReadFiles.rows(from).get("laps"))
                    .extracting(lap -> lap.get("race_id") + " " + lap.get("compound") + " " + lap.get("team"))
                    .containsExactly("2024-01 SOFT Team A");
            assertThat(ReadFiles.problems(from)).singleElement().asString().contains("of a session 'Sprint'");
        }
        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.OPENF1)
                        .leftOut())
                .singleElement()
                .asString()
                .endsWith("an empty answer of OpenF1");
    }

    @Test
    void theRaceMayStandInTheNameOfAFileOfLines() throws IOException {
        lines("x/2024-01.jsonl", lap(900, 1, 0, LAP));
        lines("x/drivers.ndjson", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("race_id"))
                .containsExactly("2024-01");
    }

    private void lines(String name, String... records) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json(String.join("\n", records)));
    }
}
