package io.undercut.zoo.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.TablePart;
import io.undercut.zoo.provenance.CanonicalJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of a table as a model reads them. */
class TableRowReaderTest {
    private static final PaymentTable TABLE = PaymentTable.usual()
            .with("shop", row -> row % 20 == 0 ? null : "s" + row % 40)
            .with("country", row -> row % 3 == 0 ? "de" : "fr")
            .with("at", row -> "2024-03-%02dT%02d:30:00Z".formatted(row % 28 + 1, row % 24));

    @Test
    void unknownCellsAreUnknownAndUnseenCategoriesToo() {
        TableEncoding encoding = TABLE.encoded();
        TableRowReader reader = TableRowReader.of(encoding, TABLE.columns());

        float[] values =
                reader.read(new String[] {null, "1", "new", "us", null}, 1).values();

        assertThat(values).hasSize(encoding.schema().width() + 1).endsWith(1f);
        assertThat(values).startsWith(Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    }

    @Test
    void aTimeIsItsHourItsWeekdayAndDays() {
        TableRowReader reader = TableRowReader.of(TABLE.encoded(), TABLE.columns());

        // 4 March 2024 was a Monday; the first row is of 1 March, 00:30.
        float[] values = reader.read(new String[] {"5", "0", "s1", "de", "2024-03-04 18:45:00"}, 1)
                .values();

        assertThat(values).contains(18.75f, 1f).endsWith(0f);
        assertThat(values[7]).isCloseTo(3.76f, within(0.01f));
    }

    @Test
    void noTrainingRowReadsItsOwnLabel() {
        // One category, one of whose rows is told the other label: a rate without that row does not move.
        TableEncoding one = TABLE.encoded();
        int row = IntStream.range(0, 2_000)
                .filter(at -> at % 40 == 7 && part(one, at) == TablePart.TRAIN)
                .findFirst()
                .orElseThrow();
        PaymentTable other = PaymentTable.usual()
                .with("shop", at -> at % 20 == 0 ? null : "s" + at % 40)
                .with("country", at -> at % 3 == 0 ? "de" : "fr")
                .with("at", at -> "2024-03-%02dT%02d:30:00Z".formatted(at % 28 + 1, at % 24))
                .with("fraud", at -> at == row || at % 5 == 0 ? "1" : "0");

        float before = values(one, TABLE, row)[rate(one)];
        float after = values(other.encoded(), other, row)[rate(one)];

        assertThat(after).isCloseTo(before, within(1e-6f));
    }

    private static int rate(TableEncoding encoding) {
        return encoding.schema().names().indexOf("shop_rate");
    }

    private static TablePart part(TableEncoding encoding, int row) {
        return TablePart.of(TableRowReader.of(encoding, TABLE.columns())
                .read(TABLE.row(row), row + 1)
                .key()
                .group());
    }

    private static float[] values(TableEncoding encoding, PaymentTable table, int row) {
        return TableRowReader.of(encoding, table.columns())
                .read(table.row(row), row + 1)
                .values();
    }

    @Test
    void aCellOfAnotherKindThanWasLearnedFromIsRefused() {
        PaymentTable other = PaymentTable.usual().with("amount", row -> row == 3 ? "plenty" : "1");
        TableRowReader reader = TableRowReader.ofOther(PaymentTable.usual().encoded(), "others.csv", other.columns());

        assertThatThrownBy(() -> reader.read(other.row(3), 4))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(
                        "others.csv: column amount is 'plenty' in row 4; must be a finite number, as in the rows that were learned from");
    }

    @Test
    void ratesAreOfTrainingRowsAlone() {
        TableEncoding before = TABLE.encoded();
        PaymentTable changed = PaymentTable.usual()
                .with("shop", row -> row % 20 == 0 ? null : "s" + row % 40)
                .with("country", row -> row % 3 == 0 ? "de" : "fr")
                .with("at", row -> "2024-03-%02dT%02d:30:00Z".formatted(row % 28 + 1, row % 24))
                .with(
                        "fraud",
                        row -> part(before, row) == TablePart.TEST
                                ? row % 7 == 0 ? "1" : "0"
                                : row % 5 == 0 ? "1" : "0");

        assertThat(changed.encoded().columns()).isEqualTo(before.columns());
    }

    @Test
    void rowsOfOneIdGoTogether() {
        TableRequest byCard =
                new TableRequest(PaymentTable.FILE, "fraud", null, null, List.of("card"), List.of(), List.of());
        PaymentTable cards = PaymentTable.usual().with("card", row -> "c" + row % 300);
        TableRowReader reader = TableRowReader.of(cards.encoded(byCard), cards.columns());

        Set<String> groups = new HashSet<>();
        IntStream.iterate(5, row -> row < 2_000, row -> row + 300)
                .forEach(row ->
                        groups.add(reader.read(cards.row(row), row + 1).key().group()));

        assertThat(groups).hasSize(1);
    }

    @Test
    void theOldestAreLearnedFromAndTheNewestTest() {
        PaymentTable table = PaymentTable.usual().with("at", row -> "" + (10 * row + row % 2));
        TableRowReader reader = TableRowReader.of(table.encoded(PaymentTable.byTime("at")), table.columns());

        List<TablePart> parts = IntStream.range(0, 2_000)
                .mapToObj(row ->
                        TablePart.of(reader.read(table.row(row), row + 1).key().group()))
                .toList();

        assertThat(parts).isSorted();
        assertThat(parts.stream().filter(TablePart.TRAIN::equals)).hasSize(1_400);
        assertThat(parts.stream().filter(TablePart.WATCH::equals)).hasSize(200);
    }

    @Test
    void anEncodingIsReadAsItWasWritten() {
        TableEncoding encoding = TABLE.encoded(PaymentTable.byTime("at"));

        assertThat(CanonicalJson.readWithOmissions(CanonicalJson.write(encoding), TableEncoding.class, "encoding.json"))
                .isEqualTo(encoding);
    }
}
