package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.RejectedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    private static final RejectedRecord FIRST = new RejectedRecord("laps", "a.parquet", 2, "lap is 0", "{\"lap\": 0}");
    private static final RejectedRecord SECOND = new RejectedRecord("laps", "a.parquet", 9, "odd", "not json");

    @TempDir
    private Path folder;

    @Test
    void recordsAreJsonLinesUnderTheNameOfTheirContent() throws IOException {
        LakeLayout lake = new LakeLayout(folder.toString());

        org.apache.flink.core.fs.Path file = written(lake);

        assertThat(file.getName()).matches("a-[0-9a-f]{16}\\.jsonl");
        assertThat(Files.readAllLines(Path.of(file.getPath())))
                .containsExactly(
                        "{\"table\":\"laps\",\"file\":\"a.parquet\",\"row\":2,\"reason\":\"lap is 0\",\"record\":{\"lap\":0}}",
                        "{\"table\":\"laps\",\"file\":\"a.parquet\",\"row\":9,\"reason\":\"odd\",\"record\":\"not json\"}");
        assertThat(written(lake)).isEqualTo(file);
        assertThat(folder.resolve("dead-letter/laps").toFile().list()).hasSize(1);
    }

    private static org.apache.flink.core.fs.Path written(LakeLayout lake) {
        try (DeadLetters letters = new DeadLetters()) {
            letters.add(FIRST);
            letters.add(SECOND);
            return letters.publish(lake, "laps", "in/a.parquet");
        }
    }
}
