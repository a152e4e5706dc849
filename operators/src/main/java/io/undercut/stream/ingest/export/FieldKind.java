package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a field means. */
enum FieldKind {
    /** A number without a fraction; {@code 3.0} counts, and is how pandas writes a column that has gaps. */
    WHOLE("a whole number") {
        @Override
        Object parse(String text) {
            double number = Double.parseDouble(text);
            return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Object) (long) number : null;
        }
    },
    /** A number, rounded to a whole one. */
    ROUNDED("a number") {
        @Override
        Object parse(String text) {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? (Object) Math.round(number) : null;
        }
    },
    /** A number with a fraction. */
    NUMBER("a number") {
        @Override
        Object parse(String text) {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? (Object) number : null;
        }
    },
    /** Any text. */
    TEXT("text") {
        @Override
        Object parse(String text) {
            return text;
        }
    },
    /** A tire compound; what the feed did not know reads as null. */
    COMPOUND("a compound") {
        @Override
        Object parse(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    },
    /** True or false, however it is spelled. */
    FLAG("true or false") {
        @Override
        Object parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "1", "1.0", "t", "yes" -> true;
                case "false", "0", "0.0", "f", "no" -> false;
                default -> null;
            };
        }
    },
    /** A time span, as milliseconds: {@code 0 days 00:01:33.456000}, {@code 1:33.456}, {@code PT1M33.456S}, or seconds {@code 93.456}. */
    SPAN("a time such as 0 days 00:01:33.456, 1:33.456 or 93.456") {
        @Override
        Object parse(String text) {
            if (text.startsWith("P")) {
                try {
                    return Duration.parse(text).toMillis();
                } catch (DateTimeException noSpan) {
                    return null;
                }
            }
            Matcher span = SPANS.matcher(text);
            if (!span.matches()) {
                return null;
            }
            long days = span.group(1) == null ? 0 : Long.parseLong(span.group(1));
            long hours = span.group(2) == null ? 0 : Long.parseLong(span.group(2));
            long minutes = span.group(3) == null ? 0 : Long.parseLong(span.group(3));
            long millis = Math.round(Double.parseDouble(span.group(4)) * MILLIS);
            return ((days * 24 + hours) * 60 + minutes) * 60 * MILLIS + millis;
        }
    },
    /** A point in time, as milliseconds since 1970; without a zone it is UTC, as the feeds have it. */
    INSTANT("a time such as 2024-05-05T20:03:23.810000+00:00") {
        @Override
        Object parse(String text) {
            String iso = text.replace(' ', 'T');
            try {
                Instant instant = ZONE.matcher(iso).find()
                        ? OffsetDateTime.parse(iso).toInstant()
                        : java.time.LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
                return instant.toEpochMilli();
            } catch (DateTimeException noTime) {
                return null;
            }
        }
    };

    private static final int MILLIS = 1000;
    /** What stands behind a colon is below 60: a third digit is milliseconds that somebody wrote a colon before. */
    private static final Pattern SPANS = Pattern.compile(
            "(?:(\\d+) days? \\+?)?(?:(?:(\\d+):(?=0*[0-5]?\\d:))?(\\d+):(?=[0-5]?\\d(?!\\d)))?(\\d+(?:\\.\\d+)?)");

    private static final Pattern ZONE = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");

    private final String allowed;

    FieldKind(String allowed) {
        this.allowed = allowed;
    }

    /** Reads a text; null where it is none of this kind. */
    abstract Object parse(String text);

    /** The field's value, or null where it is unknown; text that is none of this kind is a data fault that names the field. */
    Object of(Fields from, String field) {
        String text = from.text(field);
        if (text == null || this == COMPOUND && text.toUpperCase(Locale.ROOT).endsWith("UNKNOWN")) {
            return null;
        }
        Object value;
        try {
            value = parse(text);
        } catch (NumberFormatException noNumber) {
            value = null;
        }
        if (value == null) {
            throw Fault.data(field + " is '" + shortened(text) + "'; must be " + allowed);
        }
        return value;
    }

    private static String shortened(String text) {
        int most = 60;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
