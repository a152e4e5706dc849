import io.undercut.zoo.packaging.PackagedModel;
import java.nio.file.Path;
import java.util.Map;

class Forecast {
    public static void main(String[] arguments) {
        try (PackagedModel model = PackagedModel.open(Path.of(arguments[0]))) {
            float[] loss = model.predict(Map.of("laps_ahead", 10, "tire_age_gain", 10, "target_tire_age", 18));
            System.out.println(model.reference() + ": " + loss[0] + " " + model.signature().label().unit());
        }
    }
}
