package io.undercut.zoo.tabular;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person says of a table that is to be learned from.
 *
 * @param file where it lies: a Parquet or a CSV file with a header
 * @param label the column to be predicted, of two values
 * @param positive the value of it that is to be found; null where the values tell, as 0 and 1 do
 * @param time the column by which rows are divided into older and newer; null to divide them by a hash
 * @param ids columns that tell rows, or what rows are of, apart: never inputs; without a time rows of one id go together
 * @param categories columns of categories that look like numbers or times
 * @param without columns that are left out
 */
public record TableRequest(
        String file,
        String label,
        @JsonInclude(JsonInclude.Include.NON_NULL) String positive,
        @JsonInclude(JsonInclude.Include.NON_NULL) String time,
        List<String> ids,
        List<String> categories,
        List<String> without)
        implements Serializable {
    /** Copies the lists; refuses a label that is something else too, or a column that is used and left out. */
    public TableRequest {
        if (file == null || label == null) {
            throw Fault.configuration("a table lacks its file or its label; give both --table and --label");
        }
        ids = ids == null ? List.of() : List.copyOf(ids);
        categories = categories == null ? List.of() : List.copyOf(categories);
        without = without == null ? List.of() : List.copyOf(without);
        refuse(label.equals(time), "--time", label);
        refuse(ids.contains(label), "--id", label);
        refuse(categories.contains(label), "--category", label);
        refuse(without.contains(label), "--without", label);
        if (time != null && Stream.of(ids, categories, without).anyMatch(names -> names.contains(time))) {
            throw Fault.configuration(
                    "--time is '" + time + "', which --id, --category or --without names too; name it once");
        }
    }

    private static void refuse(boolean doubled, String option, String label) {
        if (doubled) {
            throw Fault.configuration("--label is '" + label + "', and " + option
                    + " names it too; a label is never an input, a time or an id: leave it out of " + option);
        }
    }

    /** The same of another file. */
    public TableRequest of(String other) {
        return new TableRequest(other, label, positive, time, ids, categories, without);
    }

    /** All columns that are named, the label first. */
    List<String> named() {
        return Stream.of(Stream.of(label), Stream.ofNullable(time), ids.stream(), categories.stream(), without.stream())
                .flatMap(names -> names)
                .toList();
    }
}
