package io.undercut.zoo.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What the text of a cell says. Unknown cells are null before they come here. */
final class CellText {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[iI]nf(?:inity)?|INF(?:INITY)?)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}.*)?");
    private static final Pattern SHORT_ZONE = Pattern.compile("(.*\\d{2}:\\d{2}.*[+-]\\d{2})(\\d{2})?");
    private static final int DATE = 10;
    private static final Map<String, Double> FLAGS =
            Map.of("true", 1.0, "false", 0.0, "yes", 1.0, "no", 0.0, "t", 1.0, "f", 0.0, "y", 1.0, "n", 0.0);

    private CellText() {}

    /** A decimal number, infinity too; empty where it is none. */
    static OptionalDouble number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        char last = text.charAt(text.length() - 1);
        boolean finite = last >= '0' && last <= '9' || last == '.';
        double infinite = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return OptionalDouble.of(finite ? Double.parseDouble(text) : infinite);
    }

    /** 1 or 0 of true and false, yes and no, or their first letters, in any case; empty where it is none. */
    static OptionalDouble flag(String text) {
        Double flag = text.length() > 5 ? null : FLAGS.get(text.toLowerCase(Locale.ROOT));
        return flag == null ? OptionalDouble.empty() : OptionalDouble.of(flag);
    }

    /**
     * Milliseconds since 1970 in UTC of {@code 2024-03-02}, {@code 2024-03-02 10:15:30.5} or either with a zone's offset; empty where it is
     * none.
     */
    static OptionalDouble time(String text) {
        if (!TIME.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        try {
            if (text.length() == DATE) {
                return OptionalDouble.of(LocalDate.parse(text)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
            }
            String iso = text.substring(0, DATE) + 'T' + text.substring(DATE + 1);
            boolean zoned = iso.endsWith("Z")
                    || SHORT_ZONE.matcher(iso).matches()
                    || iso.lastIndexOf('+') > DATE
                    || iso.lastIndexOf('-') > DATE;
            return OptionalDouble.of((zoned
                            ? OffsetDateTime.parse(longZone(iso)).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC))
                    .toEpochMilli());
        } catch (DateTimeException none) {
            return OptionalDouble.empty();
        }
    }

    // PostgreSQL writes +00, others +0000.
    private static String longZone(String iso) {
        int sign = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
        String zone = sign > DATE ? iso.substring(sign + 1) : "";
        return switch (zone.length()) {
            case 2 -> iso + ":00";
            case 4 -> iso.substring(0, sign + 3) + ':' + zone.substring(2);
            default -> iso;
        };
    }

    /** One spelling of a label's value: {@code 1.0} is {@code 1}, {@code TRUE} is {@code true}. */
    static String label(String text) {
        OptionalDouble number = number(text);
        if (number.isPresent()) {
            double value = number.getAsDouble();
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
        return flag(text).isPresent() ? text.toLowerCase(Locale.ROOT) : text;
    }
}
