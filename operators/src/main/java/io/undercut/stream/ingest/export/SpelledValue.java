package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.ColumnType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of the lake's columns that a file of another kind than CSV has as text: the same words mean the same wherever they stand. */
public final class SpelledValue {
    private static final Pattern CLOCK = Pattern.compile(".*[:PD].*|.*day.*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");
    private static final Pattern MIDNIGHT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T]00:00(?::00(?:\\.0+)?)?(?:Z|[+-]00:?00)?");

    private SpelledValue() {}

    /**
     * A column's value: a long, a double, a flag or a text; null where the text says that nothing is known. A data fault where it is none of
     * the column's type.
     */
    public static Object of(ColumnSchema column, String text) {
        if (Fields.isUnknown(text)) {
            return null;
        }
        Fields from = field -> text;
        return switch (column.type()) {
            case INTEGER, LONG ->
                ("ms".equals(column.unit()) && CLOCK.matcher(text).matches() ? FieldKind.SPAN : FieldKind.WHOLE)
                        .of(from, column.name());
            case DECIMAL -> FieldKind.NUMBER.of(from, column.name());
            case FLAG -> FieldKind.FLAG.of(from, column.name());
            case TEXT -> text(column, from);
        };
    }

    /** Whether a text says that nothing is known. */
    public static boolean isUnknown(String text) {
        return Fields.isUnknown(text);
    }

    /** Whether a text says something, and that it is of a column's type. */
    public static boolean isOne(ColumnSchema column, String text) {
        try {
            return of(column, text) != null && column.type() != ColumnType.TEXT;
        } catch (Fault none) {
            return false;
        }
    }

    /** A driver's code: three letters are capitals; null stays null. */
    static String code(String text) {
        return text != null && CODE.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** A day without the midnight that some write behind it; null stays null. */
    static String day(String text) {
        return text == null ? null : MIDNIGHT.matcher(text).replaceFirst("$1");
    }

    private static String text(ColumnSchema column, Fields from) {
        String text = from.text(column.name());
        return switch (column.name()) {
            case "driver" -> code(text);
            case "date" -> day(text);
            case "track_status" -> TrackCodes.of(text).orElse(text);
            case "session" -> SessionName.of(text).filter(SessionName::isRace).isPresent() ? "R" : text;
            default ->
                column.name().startsWith("compound")
                        ? (String) FieldKind.COMPOUND.of(from, column.name())
                        : known(column, text).orElse(text);
        };
    }

    private static Optional<String> known(ColumnSchema column, String text) {
        return column.values().stream().filter(text::equalsIgnoreCase).findFirst();
    }
}
