package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.zoo.packaging.PackagedModel;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of one's own, from a file to a package; and tables that cannot be learned from, each in one line. */
class TabularClassifierXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAIN = "train --model tabular_classifier --set training.trees=40 --json --table ";

    @TempDir
    private Path folder;

    @Test
    void theSameAtAnyParallelismFromAFileToAPackage() throws IOException {
        Path table = folder.resolve("payments.csv");
        Terminal one = Terminal.withFlink(folder.resolve("one"));
        ok(one.run("data simulate --rows 4000 --transactions " + table));

        JsonNode first = trained(one, table, 1);
        JsonNode second = trained(Terminal.withFlink(folder.resolve("two")), table, 2);

        assertThat(second.path("sha256").asText())
                .isEqualTo(first.path("sha256").asText());
        assertThat(second.path("version").asText())
                .isEqualTo(first.path("version").asText());
        assertThat(first.path("baselines").findValuesAsText("name"))
                .containsExactly("frequency", "logistic_regression");
        assertThat(first.path("gates").findValuesAsText("gate")).contains("above_limit_auc");
        Path report = Path.of(URI.create(first.path("report").asText()));
        assertThat(Files.readString(report)).contains("DeLong p", "blocks the model never saw");
        assertThat(Files.readString(report.resolveSibling("model-card.md")))
                .contains("DeLong p")
                .doesNotContain("race", "Formula 1");
        assertThat(JSON.readTree(report.resolveSibling("metrics.json").toFile())
                        .path("area_comparison")
                        .path("p_value")
                        .isNumber())
                .isTrue();

        String reference = "tabular_classifier@" + first.path("version").asText();
        JsonNode evaluated = JSON.readTree(ok(one.run("evaluate --json --model " + reference + " --table " + table))
                .out());
        assertThat(evaluated.path("metrics").path("auc"))
                .isEqualTo(first.path("metrics").path("auc"));
        ok(one.run("models verify " + reference));
        Ended compared = one.run("models diff " + reference + " " + reference);
        assertThat(compared.code()).isEqualTo(2);
        assertThat(compared.err()).contains("learned from tables");
        packaged(one, reference);
        predicted(one, reference, table);
        exportedOnlyByVersionWhereThereAreSeveral(one);
    }

    private void exportedOnlyByVersionWhereThereAreSeveral(Terminal terminal) throws IOException {
        Path sets = terminal.warehouse().resolve("training/features/tabular_classifier");
        String export = "data export --csv " + folder.resolve("features.csv") + " --model tabular_classifier";
        ok(terminal.run(export));
        File built = sets.toFile().listFiles(file -> file.getName().matches("[0-9a-f]{12}"))[0];
        FileUtils.copyDirectory(built, sets.resolve("0123456789ab").toFile());

        Ended several = terminal.run(export);

        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err())
                .contains("there are features of several tables, or of one that was read in several ways: ")
                .contains("0123456789ab", built.getName());
        ok(terminal.run(export + "@" + built.getName()));
    }

    private static JsonNode trained(Terminal terminal, Path table, int parallelism) throws IOException {
        return JSON.readTree(ok(terminal.run(TRAIN + table
                        + " --label is_fraud --time time --id transaction_id,card --parallelism " + parallelism))
                .out());
    }

    private void packaged(Terminal terminal, String reference) {
        Path zip = folder.resolve("model.zip");
        ok(terminal.run("models package " + reference + " --to " + zip));
        ok(terminal.run("models package " + reference + " --format onnx --to " + folder.resolve("model.onnx")));
        try (PackagedModel model = PackagedModel.open(zip)) {
            assertThat(model.signature().classes()).containsExactly("0", "1");
            assertThat(new String(model.file("encoding.json"), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"merchant\"", "\"rate\"");
            assertThat(model.predict(Map.of("amount", 900, "payments_24h", 9))).hasSize(2);
        }
    }

    private void predicted(Terminal terminal, String reference, Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        Path unlabelled = folder.resolve("new.csv");
        Files.write(
                unlabelled,
                lines.subList(0, 4).stream()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());

        String csv = ok(terminal.run("predict --model " + reference + " --table " + unlabelled))
                .out();

        assertThat(csv.lines().findFirst()).contains("row,transaction_id,card,probability,actual");
        assertThat(csv.strip().lines()).hasSize(4);
    }

    @Test
    void aRunGoesOnAfterItsTableChangedOnlyOnceItIsBack() throws IOException {
        Path table = folder.resolve("payments.csv");
        Terminal quiet = Terminal.withFlink(folder.resolve("one"));
        ok(quiet.run("data simulate --rows 2500 --transactions " + table));
        Terminal unlucky = Terminal.withFlinkAndMishap(folder.resolve("one"), "train tabular_classifier", () -> {
            throw new io.undercut.fault.Fault(io.undercut.fault.FaultReason.WORKER_CRASH, "a worker is gone");
        });
        Ended failed = unlucky.run(TRAIN + table + " --label is_fraud");
        assertThat(failed.code()).as(failed.err()).isGreaterThanOrEqualTo(128);
        String run = failed.err().replaceAll("(?s).*pipeline resume (\\S+).*", "$1");
        byte[] before = Files.readAllBytes(table);
        Files.writeString(table, Files.readString(table).replaceFirst(",shop,", ",web,"));

        Ended other = quiet.run("pipeline resume " + run);

        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("the table has changed since the run began; put it back as it was");
        Files.write(table, before);
        Ended whole = quiet.run("pipeline resume " + run);
        // So few rows tell too little to promote on.
        assertThat(whole.code()).as(whole.err()).isIn(0, 4);
        assertThat(whole.out()).contains("tabular_classifier@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a,fraud\n1,0\n2\n`                   | --label fraud                | 3 | row 2, line 3, has 1 fields, the header 2",
                "``                                    | --label fraud                | 3 | is empty; must be CSV with a header, or Parquet",
                "`a,fraud\n`                           | --label fraud                | 3 | has no row below its header",
                "`a,a,fraud\n1,2,0\n`                  | --label fraud                | 3 | has two columns of the name a",
                "`a,fraud\n1,0\n2,0\n`                 | --label fraud                | 3 | column fraud is '0' in every row",
                "`a,fraud\n1,0\n2,1\n3,2\n`            | --label fraud                | 3 | column fraud has more than two values (0, 1, 2)",
                "`a,fraud\n1,0\n2,1\n`                 | --label fruad                | 2 | has no column 'fruad'; it has a, fraud: did you mean fraud?",
                "`a,fraud\n1,0\n2,1\n`                 | --label fraud --id fraud     | 2 | --label is 'fraud', and --id names it too",
                "`a,fraud\n1,0\ninf,1\n`               | --label fraud                | 3 | column a is infinite, or beyond ±3.4e38, in 1 row, row 2 the first",
                "`a,b,fraud\n1,5,0\n2,6,1\n3,7,0\n`       | --label fraud --time a       | 3 | column fraud is never",
                "`a,fraud\n1,0\n`                      | --label fraud --seasons 2024 | 2 | --laps, --seasons and --test-seasons are of the lake",
                "`a,fraud\n1,0\n`                      | --time a                     | 2 | --label is missing; name the column that is to be predicted"
            })
    void aTableThatCannotBeLearnedFromIsRefusedInOneLine(String content, String options, int code, String message)
            throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, content == null ? "" : content);

        Ended refused = Terminal.withoutFlink(folder.resolve("none")).run(TRAIN + table + " " + options);

        assertThat(refused.code()).as(refused.err()).isEqualTo(code);
        assertThat(refused.err()).contains(message);
        assertThat(refused.err().strip().lines()).hasSize(1);
    }

    @Test
    void anOptionThatWouldChangeNothingBesideATableOfPaymentsIsRefused() {
        Terminal empty = Terminal.withoutFlink(folder.resolve("none"));
        Path table = folder.resolve("payments.csv");

        Ended seasons = empty.run("data simulate --seasons 2 --transactions " + table);
        Ended rows = empty.run("data simulate --rows 5000");

        assertThat(seasons.code()).isEqualTo(2);
        assertThat(seasons.err()).contains("--seasons would change nothing beside --transactions");
        assertThat(table).doesNotExist();
        assertThat(rows.code()).isEqualTo(2);
        assertThat(rows.err()).contains("--rows would change nothing without --transactions");
    }

    @Test
    void whatLearnsFromATableIsNotTrainedWithoutOne() {
        Terminal empty = Terminal.withoutFlink(folder.resolve("none"));

        Ended train = empty.run("train --model tabular_classifier");
        Ended other = empty.run("train --model next_lap --table x.csv --label y");
        Ended run = empty.run("pipeline run --models tabular_classifier");
        Ended both = empty.run("pipeline run --models tabular_classifier,next_lap --table x.csv --label y");

        assertThat(train.code()).isEqualTo(2);
        assertThat(train.err())
                .contains(
                        "tabular_classifier learns from a table of your own; name it with --table FILE and --label COLUMN");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("next_lap learns from the lake; leave --table out");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("which one model learns from; name that one with --models");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("train").contains("--table FILE --label COLUMN");
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
