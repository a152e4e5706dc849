package io.undercut.job.report;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text resource with {@code {{places}}}, filled in one pass, so that a value is never read as a place. */
final class PageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9-]+)}}");
    /** The version is the build's {@code echarts.version}; the jar's own properties file would be lost in a shaded jar. */
    private static final String LIBRARY = "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    private final String text;

    private PageTemplate(String text) {
        this.text = text;
    }

    static PageTemplate of(String resource) {
        return new PageTemplate(resource(resource));
    }

    String fill(List<NamedValue> values) {
        Map<String, String> byName = values.stream().collect(Collectors.toMap(NamedValue::name, NamedValue::value));
        return PLACE.matcher(text).replaceAll(place -> {
            String value = byName.get(place.group(1));
            if (value == null) {
                throw Fault.defect("the report's template has a place nobody fills: " + place.group(), null);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** A resource beside this class. */
    static String resource(String name) {
        return read(PageTemplate.class.getPackageName().replace('.', '/') + "/" + name);
    }

    /** The chart library, fit for a script element. */
    static String chartLibrary() {
        return read(LIBRARY).replace("</script", "<\\/script");
    }

    private static String read(String path) {
        try (InputStream stream = PageTemplate.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw Fault.defect("resource " + path + " is missing from the jar", null);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw Fault.defect("resource " + path + " cannot be read", failure);
        }
    }
}
