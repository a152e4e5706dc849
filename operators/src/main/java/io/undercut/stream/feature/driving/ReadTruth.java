package io.undercut.stream.feature.driving;

import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.Tables;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Reads sound rows of {@link Tables#LAP_LABELS}. */
final class ReadTruth extends RichMapFunction<ArrivedRow, LapTruth> {
    private static final long serialVersionUID = 1L;

    private transient RowCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new RowCodec(Tables.LAP_LABELS);
    }

    @Override
    public LapTruth map(ArrivedRow row) {
        Map<String, Object> values = Tables.LAP_LABELS.named(codec.decode(row.values()));
        return new LapTruth(
                (String) values.get("race_id"),
                (String) values.get("driver"),
                (Integer) values.get("lap"),
                values.get("style") == null
                        ? -1
                        : DrivingStyle.valueOf((String) values.get("style")).ordinal(),
                number(values.get("fuel_burned_kg")),
                number(values.get("best_brake_bias_pct")));
    }

    private static double number(Object value) {
        return value == null ? Double.NaN : (Double) value;
    }
}
