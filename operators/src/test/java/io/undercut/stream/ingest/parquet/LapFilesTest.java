package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LapFilesTest {
    @TempDir
    private Path folder;

    @Test
    void filesComeInTheOrderGivenAndAFoldersByName() throws IOException {
        Path single = file("z.parquet");
        Path first = file("in/a.parquet");
        Path second = file("in/b.parquet");
        file("in/_hidden.parquet");

        assertThat(LapFiles.under(
                                List.of(single.toString(), folder.resolve("in").toString()))
                        .files())
                .extracting(uri -> Path.of(java.net.URI.create(uri).getPath()))
                .containsExactly(single, first, second);
    }

    @Test
    void aFolderThatHasALapsFolderStandsForIt() throws IOException {
        Path lap = file("data/laps/season=2024/part.parquet");
        file("data/results/races.parquet");

        assertThat(LapFiles.under(List.of(folder.resolve("data").toString())).files())
                .singleElement()
                .asString()
                .endsWith(lap.toString());
    }

    @Test
    void anEmptyFolderIsNamed() {
        assertThatThrownBy(() -> LapFiles.under(List.of(folder.toString())))
                .isInstanceOf(Fault.class)
                .hasMessage(folder + " has no Parquet file; give a laps file or a folder that has some");
    }

    @Test
    void aPathThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> LapFiles.under(List.of(folder.resolve("gone").toString())))
                .isInstanceOf(Fault.class)
                .hasMessage(folder.resolve("gone") + " does not exist; check the path");
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, LapParquet.encode(LapFixtures.race(2024, 1, 2)));
    }
}
