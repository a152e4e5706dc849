package io.undercut.job.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.description.HtmlFormatter;

/**
 * A key of {@code --set}, declared once: checks, refusals, help and OPTIONS.md come from here. It is a Flink option with what Flink's
 * options lack: which values are allowed, and whether they decide a model.
 */
public final class Setting<T> {
    /** What the values of a setting decide. */
    public enum Decides {
        /** The model: a run that is taken up keeps its value. */
        MODEL,
        /** Only how a run goes: a run that is taken up may have another. */
        RUN
    }

    private final ConfigOption<T> option;
    private final Decides decides;
    private final String allowed;
    private final String otherwise;
    private final Predicate<String> form;
    private final Predicate<T> range;

    private Setting(
            ConfigOption<T> option,
            Decides decides,
            String allowed,
            String otherwise,
            Predicate<String> form,
            Predicate<T> range) {
        this.option = option;
        this.decides = decides;
        this.allowed = allowed;
        this.otherwise = otherwise;
        this.form = form;
        this.range = range;
    }

    /** A key and what it is about. */
    record About(String key, Decides decides, String description) {}

    /** Whole numbers of a range, by default the model's own. */
    static Setting<Integer> whole(About about, int least, int most) {
        return whole(about, ConfigOptions.key(about.key()).intType().noDefaultValue(), "the model's own", least, most);
    }

    /** Whole numbers of a range with a default. */
    static Setting<Integer> whole(About about, int otherwise, int least, int most) {
        return whole(
                about,
                ConfigOptions.key(about.key()).intType().defaultValue(otherwise),
                Integer.toString(otherwise),
                least,
                most);
    }

    private static Setting<Integer> whole(
            About about, ConfigOption<Integer> option, String otherwise, int least, int most) {
        return new Setting<>(
                option.withDescription(about.description()),
                about.decides(),
                "a whole number within " + least + " … " + most,
                otherwise,
                text -> true,
                value -> value >= least && value <= most);
    }

    /** Decimal numbers of a range, by default the model's own. */
    static Setting<Double> number(About about, double least, double most) {
        return new Setting<>(
                ConfigOptions.key(about.key()).doubleType().noDefaultValue().withDescription(about.description()),
                about.decides(),
                "a number within " + least + " … " + most,
                "the model's own",
                // Java would take hexadecimal numbers and trailing letters too.
                text -> text.matches("[0-9.]+([eE][-+]?[0-9]+)?"),
                value -> value >= least && value <= most);
    }

    /**
     * Times of a range.
     *
     * @param allowed the range in words, with examples
     * @param written the default in words
     */
    static Setting<Duration> duration(
            About about, Duration otherwise, String written, Duration least, Duration most, String allowed) {
        return new Setting<>(
                ConfigOptions.key(about.key())
                        .durationType()
                        .defaultValue(otherwise)
                        .withDescription(about.description()),
                about.decides(),
                allowed,
                written,
                text -> true,
                value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
    }

    /** The values of an enumeration, in lower case. */
    static <E extends Enum<E>> Setting<E> word(About about, E otherwise) {
        List<String> words = Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .map(Setting::word)
                .toList();
        return new Setting<>(
                ConfigOptions.key(about.key())
                        .enumType(otherwise.getDeclaringClass())
                        .defaultValue(otherwise)
                        .withDescription(about.description()),
                about.decides(),
                String.join(" or ", words),
                word(otherwise),
                words::contains,
                value -> true);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value that is given, or else another; one that is not allowed is noted and the other stands in. */
    T read(Configuration given, T otherwise, Problems problems) {
        String text = given.getString(option.key(), null);
        if (text == null) {
            return otherwise;
        }
        try {
            T value = given.get(option);
            if (form.test(text) && range.test(value)) {
                return value;
            }
        } catch (IllegalArgumentException unreadable) {
            // Flink says no more than we do below.
        }
        problems.add(option.key() + " is '" + text + "'; must be " + allowed);
        return otherwise;
    }

    /** Its default; null where it is the model's own. */
    T otherwise() {
        return option.defaultValue();
    }

    /** The key. */
    public String key() {
        return option.key();
    }

    /** What it does, a clause without a full stop. */
    public String description() {
        return new HtmlFormatter().format(option.description());
    }

    /** Which values it may have, in words. */
    public String allowed() {
        return allowed;
    }

    /** Its default in words. */
    public String defaultInWords() {
        return otherwise;
    }

    /** What its values decide. */
    public Decides decides() {
        return decides;
    }
}
