package dev.passerby.vision.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateShapeTest {

    private static final Set<Class<?>> PLAIN =
            Set.of(String.class, Double.class, byte[].class, float[].class, java.time.Instant.class);

    @Test
    void stateIsMadeOfPublicRecordsThatASerializerCanTakeApart() {
        Set<Class<?>> seen = new HashSet<>();
        inspect(CameraTracks.class, "state", seen);

        assertThat(seen).contains(Track.class, Evidence.class, Sighting.class);
    }

    private static void inspect(Type type, String path, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(path).isEqualTo(List.class);
            inspect(list.getActualTypeArguments()[0], path + "[]", seen);
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isPrimitive() || plain.isEnum() || PLAIN.contains(plain)) {
            return;
        }
        assertThat(plain.isRecord() && Modifier.isPublic(plain.getModifiers()))
                .as("%s is a public record, a number, a text or a list: %s", path, plain)
                .isTrue();
        if (seen.add(plain)) {
            for (RecordComponent component : plain.getRecordComponents()) {
                inspect(component.getGenericType(), path + "." + component.getName(), seen);
            }
        }
    }
}
