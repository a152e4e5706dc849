package io.undercut.job.report;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Mustache template beside this class. The end of its name decides how values are escaped; {@code {{{three braces}}}} escape nothing
 * and are for style and scripts only. A name that its content does not have is a fault, never an empty place.
 */
final class PageTemplate {
    private static final Map<String, Mustache.Escaper> ESCAPERS =
            ImmutableMap.of(".html", Escapers.HTML, ".md", MarkdownText::escape);
    /** The version is the build's {@code echarts.version}; the jar's own properties file would be lost in a shaded jar. */
    private static final String LIBRARY = "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    private final String name;
    private final Template template;

    private PageTemplate(String name, Template template) {
        this.name = name;
        this.template = template;
    }

    /** The template of a file; the templates it includes have the same ending. */
    static PageTemplate of(String file) {
        return of(file, resource(file));
    }

    /** A template of some text that is escaped as a file of that name would be. */
    static PageTemplate of(String file, String text) {
        String ending = file.substring(file.lastIndexOf('.'));
        Mustache.Escaper escaper = ESCAPERS.get(ending);
        if (escaper == null) {
            throw Fault.defect("template %s ends with none of %s".formatted(file, ESCAPERS.keySet()), null);
        }
        try {
            return new PageTemplate(
                    file,
                    Mustache.compiler()
                            .withEscaper(escaper)
                            .strictSections(true)
                            .emptyStringIsFalse(true)
                            .withLoader(partial -> new StringReader(resource(partial + ending)))
                            .compile(text));
        } catch (MustacheException failure) {
            throw Fault.defect("template " + file + " cannot be read", failure);
        }
    }

    /** The text with all its places filled from a record's components; the same record gives the same text. */
    String fill(Object content) {
        try {
            return template.execute(content);
        } catch (MustacheException failure) {
            throw Fault.defect("template %s and its content differ: %s".formatted(name, failure.getMessage()), failure);
        }
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
