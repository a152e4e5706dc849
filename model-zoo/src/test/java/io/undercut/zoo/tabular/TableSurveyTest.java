package io.undercut.zoo.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a table's columns are taken for, and what no table may have. */
class TableSurveyTest {
    @Test
    void columnsAreWhatTheirCellsAre() {
        TableEncoding encoding = PaymentTable.usual()
                .with("Opened At", row -> "2024-03-%02d 10:00:00".formatted(row % 28 + 1))
                .with("online", row -> row % 3 == 0 ? "yes" : "no")
                .with("country", row -> List.of("de", "fr", "it").get(row % 3))
                .with("shop", row -> "s" + row % 40)
                .encoded();

        assertThat(encoding.columns())
                .extracting(EncodedColumn::name, EncodedColumn::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("amount", ColumnKind.NUMBER),
                        org.assertj.core.groups.Tuple.tuple("opened_at", ColumnKind.TIME),
                        org.assertj.core.groups.Tuple.tuple("online", ColumnKind.FLAG),
                        org.assertj.core.groups.Tuple.tuple("country", ColumnKind.FEW_CATEGORIES),
                        org.assertj.core.groups.Tuple.tuple("shop", ColumnKind.CATEGORIES));
        assertThat(encoding.schema().names())
                .containsExactly(
                        "amount",
                        "opened_at_hour",
                        "opened_at_weekday",
                        "opened_at_days",
                        "online",
                        "country_is_de",
                        "country_is_fr",
                        "country_is_it",
                        "shop_share",
                        "shop_rate");
        assertThat(encoding.schema().label().name()).isEqualTo("label_fraud");
        assertThat(encoding.classes()).containsExactly("0", "1");
    }

    @Test
    void whatTellsNothingIsLeftOutAndSaid() {
        TableEncoding encoding = PaymentTable.usual()
                .with("id", row -> "T" + row)
                .with("number", row -> Integer.toString(row + 17))
                .with("shuffled", row -> Integer.toString(row * 7 % 2000 - 300))
                .with("nothing", row -> null)
                .with("same", row -> "x")
                .encoded();

        assertThat(encoding.columns()).extracting(EncodedColumn::column).containsExactly("amount");
        assertThat(encoding.leftOut())
                .containsExactly(
                        new LeftOut("id", "each of its 2,000 values is another, as of an id"),
                        new LeftOut("number", "it numbers the rows"),
                        new LeftOut("shuffled", "it numbers the rows"),
                        new LeftOut("nothing", "no row has a value"),
                        new LeftOut("same", "every value is 'x'"));
    }

    @Test
    void wholeNumbersThatAreNotOneForEachRowAreNumbers() {
        TableEncoding encoding = PaymentTable.usual()
                .with("twice", row -> Integer.toString(row == 5 ? 6 : row))
                .with("gap", row -> Integer.toString(row < 1000 ? row : row + 1))
                .with("unknown", row -> row == 5 ? null : Integer.toString(row))
                .encoded();

        assertThat(encoding.columns())
                .extracting(EncodedColumn::column)
                .containsExactly("amount", "twice", "gap", "unknown");
    }

    @Test
    void numbersWithADecimalCommaAreNotTakenForWords() {
        PaymentTable table = PaymentTable.usual().with("weight", row -> row % 3 == 0 ? "1" : row % 7 + ",5");

        assertThatThrownBy(table::encoded)
                .hasMessageContaining("column weight is '1,5' in row ")
                .hasMessageContaining("must be numbers with a point");
    }

    @Test
    void tenThousandCategoriesAreThoseWithEnoughRowsAndOneForTheOthers() {
        TableEncoding encoding = PaymentTable.of(30_000)
                .with("shop", row -> row % 3 == 0 ? "large" + row % 7 : "small" + row % 10_000)
                .encoded();

        EncodedColumn shop = encoding.columns().get(1);
        assertThat(shop.categories()).hasSize(8);
        assertThat(shop.categories().get(7).value()).isNull();
        assertThat(shop.categories().get(7).share()).isBetween(0.6, 0.7);
    }

    @Test
    void aLabelMustHaveTwoValues() {
        refused(
                () -> PaymentTable.usual().with("fraud", row -> "0").encoded(),
                "payments.csv: column fraud is '0' in every row; a label must have two values: add rows of the other, or choose another --label");
        refused(
                () -> PaymentTable.usual()
                        .with("fraud", row -> row == 9 ? "2" : row % 5 == 0 ? "1" : "0")
                        .encoded(),
                "payments.csv: column fraud has more than two values (0, 1, 2); a label must have two, such as 0 and 1: choose another --label, or write one against all others");
        refused(
                () -> PaymentTable.usual().with("fraud", row -> null).encoded(),
                "payments.csv: column fraud has no value in any row; a label must have two: choose another --label");
    }

    @Test
    void ofTwoWordsAPersonSaysWhichIsToBeFound() {
        PaymentTable words = PaymentTable.usual().with("fraud", row -> row % 5 == 0 ? "bad" : "good");

        misused(
                () -> words.encoded(),
                "payments.csv: column fraud has bad, good; say which of them is to be found with --positive");
        misused(
                () -> words.encoded(PaymentTable.labelled("fraud", "evil")),
                "--positive is 'evil'; payments.csv: column fraud has bad, good: name one of them");
        assertThat(words.encoded(PaymentTable.labelled("fraud", "bad")).classes())
                .containsExactly("good", "bad");
        assertThat(PaymentTable.usual()
                        .with("fraud", row -> row % 5 == 0 ? "TRUE" : "False")
                        .encoded()
                        .classes())
                .containsExactly("false", "true");
        assertThat(PaymentTable.usual()
                        .with("fraud", row -> row % 5 == 0 ? "1.0" : "0.0")
                        .encoded()
                        .classes())
                .containsExactly("0", "1");
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithTheNearest() {
        misused(
                () -> PaymentTable.usual().encoded(PaymentTable.labelled("is_fraud", null)),
                "payments.csv has no column 'is_fraud'; it has amount, fraud: did you mean fraud?");
    }

    @Test
    void aFileThatIsNoTextIsRefusedWithoutShowingItsBytes() {
        assertThatThrownBy(() -> PaymentTable.usual()
                        .with("\u001f\u008b\u0008", row -> "x")
                        .encoded())
                .hasMessage(
                        "payments.csv is no text, its first line has bytes of no letter; must be CSV or Parquet: unpack"
                                + " it if it is packed");
    }

    @Test
    void aLabelIsNoInput() {
        misused(
                () -> PaymentTable.byTime("fraud"),
                "--label is 'fraud', and --time names it too; a label is never an input, a time or an id: leave it out of --time");
        refused(
                () -> PaymentTable.usual()
                        .with("chargeback", row -> row % 5 == 0 ? "y" : "n")
                        .encoded(),
                "payments.csv: column chargeback tells fraud in every row, as a copy of it does; must be something known before the label: leave it out with --without chargeback");
        assertThat(PaymentTable.usual()
                        .with("chargeback", row -> row % 5 == 0 ? "y" : "n")
                        .encoded(PaymentTable.without("chargeback"))
                        .leftOut())
                .containsExactly(new LeftOut("chargeback", "as asked for"));
    }

    @Test
    void everyPartHasBothClasses() {
        PaymentTable old = PaymentTable.usual()
                .with("at", row -> Integer.toString(row * 10 + row % 3))
                .with("fraud", row -> row < 1_500 && row % 5 == 0 ? "1" : "0");

        refused(
                () -> old.encoded(PaymentTable.byTime("at")),
                "payments.csv: column fraud is never '1' in the rows that are tested on, the newest 20 % by at; each part must have rows of both values: give more rows, or divide them otherwise");
    }

    @Test
    void aTimeIsThereInEveryRow() {
        refused(
                () -> PaymentTable.usual()
                        .with("at", row -> row == 6 ? null : "2024-03-02")
                        .encoded(PaymentTable.byTime("at")),
                "payments.csv: column at is empty in row 7; every row must have its time: fill it in, or divide the rows by a hash, without --time");
        refused(
                () -> PaymentTable.usual().with("at", row -> "soon").encoded(PaymentTable.byTime("at")),
                "payments.csv: column at is 'soon' in row 1; must be a time such as 2024-03-02 10:15:00, or a number: mend the cell, or choose another --time");
    }

    @Test
    void timesAreTimesThroughout() {
        refused(
                () -> PaymentTable.usual()
                        .with("seen", row -> row == 11 ? "unknown date" : "2024-03-%02d".formatted(row % 28 + 1))
                        .encoded(),
                "payments.csv: column seen is a time in 1,999 rows and 'unknown date' in row 12; must be times throughout, or empty where unknown: mend the cells, or name categories with --category seen");
    }

    @Test
    void numbersAreFiniteAndThroughout() {
        refused(
                () -> PaymentTable.usual()
                        .with("amount", row -> row == 11 ? "inf" : row == 12 ? "1e300" : "" + row % 90)
                        .encoded(),
                "payments.csv: column amount is infinite, or beyond ±3.4e38, in 2 rows, row 12 the first; must be a finite number, or empty where unknown: mend the cells, or leave the column out with --without amount");
        refused(
                () -> PaymentTable.usual()
                        .with("amount", row -> row == 11 ? "about 3" : "" + row % 90)
                        .encoded(),
                "payments.csv: column amount is a number in 1,999 rows and 'about 3' in row 12; must be numbers throughout, or empty where unknown: mend the cells, or name categories with --category amount");
    }

    @Test
    void namesOfAnyLettersAreInputsOfTheirOwn() {
        assertThat(PaymentTable.usual()
                        .and("数量", row -> "" + row % 7)
                        .and("数目", row -> "" + row % 11)
                        .and("année", row -> "" + row % 13)
                        .encoded()
                        .schema()
                        .names())
                .contains("u6570_u91cf", "u6570_u76ee", "annee");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        refused(
                () -> PaymentTable.usual().and("amount", row -> "1").encoded(),
                "payments.csv has two columns of the name amount; write it again with one of them, or with two names");
        refused(
                () -> PaymentTable.usual()
                        .and("Amount", row -> "" + row % 7)
                        .encoded()
                        .schema(),
                "payments.csv: columns amount, Amount come to one input amount; rename one of them, or leave it out with --without");
    }

    @Test
    void aTableWithoutRowsOrColumnsIsRefused() {
        refused(
                () -> new TableSurvey(
                                PaymentTable.request(), PaymentTable.usual().columns())
                        .fit(),
                "payments.csv has no row below its header; must have rows to learn from: copy it again");
        refused(
                () -> PaymentTable.usual().encoded(PaymentTable.without("amount")),
                "payments.csv has no column to learn from beside fraud; must have at least one with two values or more");
    }

    private static void refused(ThrowingCallable work, String message) {
        fails(work, message, FaultReason.DATA_VALIDATION_FAILURE);
    }

    private static void misused(ThrowingCallable work, String message) {
        fails(work, message, FaultReason.INVALID_CONFIGURATION);
    }

    private static void fails(ThrowingCallable work, String message, FaultReason reason) {
        assertThatThrownBy(work)
                .hasMessage(message)
                .asInstanceOf(type(Fault.class))
                .extracting(Fault::reason)
                .isEqualTo(reason);
    }
}
