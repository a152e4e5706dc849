package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024,VER,\"Verstappen, Max\",\"the \"\"lion\"\"\"",
                "2024,VER,,",
                "2024,VER, spaces stay ,x ",
                "\"#2024\",VER,a,b"
            })
    void aRecordIsToldAsItStandsInTheFile(String line) throws IOException {
        assertThat(record("season,driver,name,remark", line)).isEqualTo(line);
    }

    @Test
    void aRecordBetweenSemicolonsKeepsThem() throws IOException {
        assertThat(record("season;driver;name", "2024;VER;\"one; two, three\""))
                .isEqualTo("2024;VER;\"one; two, three\"");
    }

    private String record(String header, String line) throws IOException {
        Path file = Files.writeString(folder.resolve("laps.csv"), header + "\n" + line + "\n");
        try (CsvFile csv = CsvFile.open(new org.apache.flink.core.fs.Path(file.toUri()))) {
            assertThat(csv.advance()).isTrue();
            return csv.record();
        }
    }
}
