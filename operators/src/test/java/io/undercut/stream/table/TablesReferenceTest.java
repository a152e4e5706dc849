package io.undercut.stream.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code TABLES.md} what the declarations say; with {@code -Dundercut.reference=write} it is written again. */
class TablesReferenceTest {
    private static final Path REFERENCE = Path.of("TABLES.md");

    @Test
    void theReferenceSaysWhatTheTablesDeclare() throws IOException {
        String expected = reference();
        if ("write".equals(System.getProperty("undercut.reference"))) {
            Files.writeString(REFERENCE, expected);
        }

        assertThat(Files.readString(REFERENCE))
                .as("made from the declarations; write it again with -Dundercut.reference=write")
                .isEqualTo(expected);
    }

    private static String reference() {
        StringBuilder text =
                new StringBuilder("# The lake's tables\n\nMade from `tables/*.yaml`, which writer, reader and"
                        + " validation go by; do not edit. Null is unknown. *Never null*: every file has the column and every row a"
                        + " value; *required*: every file has the column; the others may be missing. A file of f1data that names a"
                        + " column otherwise has its name in brackets.\n");
        Tables.ALL.forEach(table -> table(table, text));
        return text.toString();
    }

    private static void table(TableSchema table, StringBuilder text) {
        text.append("\n## ").append(table.name()).append("\n\n");
        text.append(table.about().substring(0, 1).toUpperCase(Locale.ROOT))
                .append(table.about().substring(1));
        text.append(". Key: ").append(String.join(", ", table.key())).append(". Folders: `");
        text.append(table.name()).append("/season=2024");
        text.append(table.partitioning() == TableSchema.Partitioning.RACE ? "/race_id=2024-05" : "")
                .append("/`.");
        TableRule rules = table.rules();
        rules.complete()
                .forEach((column, least) ->
                        text.append(" At least %.0f %% of rows have %s.".formatted(100 * least, column)));
        rules.notBefore()
                .forEach((later, earlier) -> text.append(" ")
                        .append(later)
                        .append(" is at least ")
                        .append(earlier)
                        .append('.'));
        rules.rising().forEach(column -> text.append(" ").append(column).append(" never falls within a car's race."));
        text.append(
                "\n\n| column | type | demanded | unit | allowed | meaning |\n| --- | --- | --- | --- | --- | --- |\n");
        table.columns().forEach(column -> text.append(row(column)));
    }

    private static String row(ColumnSchema column) {
        String allowed = column.values().isEmpty()
                ? column.range().isEmpty() ? "" : column.rangeText()
                : column.values().stream().collect(Collectors.joining(" "));
        String source = column.source().equals(column.name()) ? "" : " [" + column.source() + "]";
        return "| %s%s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        column.name(),
                        source,
                        column.type().word(),
                        switch (column.presence()) {
                            case NEVER_NULL -> "never null";
                            case REQUIRED -> "required";
                            case OPTIONAL -> "";
                        },
                        column.unit() == null ? "" : column.unit(),
                        allowed,
                        column.about());
    }
}
