package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTemplateTest {
    private static final NamedValue CONTENT = new NamedValue("<b>|\"", "{{name}}");

    @Test
    void aNameThatTheContentDoesNotHaveIsAFaultThatSaysWhichAndWhere() {
        PageTemplate template = PageTemplate.of("page.html", "{{value}}\n{{mean}}");

        assertThatThrownBy(() -> template.fill(CONTENT))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll("template page.html and its content differ", "mean", "line 2");
    }

    @Test
    void aSectionThatTheContentDoesNotHaveIsAFault() {
        PageTemplate shown = PageTemplate.of("page.html", "{{#rows}}{{name}}{{/rows}}");
        PageTemplate hidden = PageTemplate.of("page.html", "{{^rows}}none{{/rows}}");

        assertThatThrownBy(() -> shown.fill(CONTENT)).isInstanceOf(Fault.class).hasMessageContaining("rows");
        assertThatThrownBy(() -> hidden.fill(CONTENT)).isInstanceOf(Fault.class).hasMessageContaining("rows");
    }

    @Test
    void aValueThatIsNullIsAFaultAndASectionThatIsNullIsLeftOut() {
        SliceTable content = new SliceTable(null, null, "worst", "1", 0);

        assertThatThrownBy(() -> PageTemplate.of("card.md", "By {{dimension}}").fill(content))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("dimension");
        assertThat(PageTemplate.of("card.md", "{{worst}}{{#rows}}{{group}}{{/rows}}")
                        .fill(content))
                .isEqualTo("worst");
    }

    @Test
    void theEndOfItsNameSaysHowValuesAreEscaped() {
        assertThat(PageTemplate.of("page.html", "{{name}}").fill(CONTENT)).isEqualTo("&lt;b&gt;|&quot;");
        assertThat(PageTemplate.of("card.md", "{{name}}").fill(CONTENT)).isEqualTo("\\<b\\>\\|\"");
        assertThatThrownBy(() -> PageTemplate.of("page.txt", "{{name}}"))
                .hasMessage("template page.txt ends with none of [.html, .md]");
    }

    @Test
    void aValueIsNeverReadAsAPlace() {
        assertThat(PageTemplate.of("card.md", "{{value}}").fill(CONTENT)).isEqualTo("{{name}}");
    }

    @Test
    void styleAndScriptsOnlyStandUnescaped() {
        TreeSet<String> unescaped = new TreeSet<>();
        for (String file : List.of(
                "model-report.html",
                "model-card.md",
                "feature-page.html",
                "feature-table.html",
                "column-histogram.html",
                "scores.html",
                "figure.html",
                "pairs.html",
                "pairs.md")) {
            Pattern.compile("\\{\\{(?:\\{|&)[^}]*}}")
                    .matcher(PageTemplate.resource(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(unescaped::add);
        }

        assertThat(unescaped).containsExactly("{{{data}}", "{{{library}}", "{{{script}}", "{{{style}}");
    }
}
