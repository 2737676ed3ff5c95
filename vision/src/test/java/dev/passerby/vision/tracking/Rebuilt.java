package dev.passerby.vision.tracking;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Records taken apart into their components and put together again, deeply, as a serializer does it. */
final class Rebuilt {

    private Rebuilt() {}

    @SuppressWarnings("unchecked")
    static <T> T of(T value) {
        try {
            if (value instanceof Record) {
                RecordComponent[] components = value.getClass().getRecordComponents();
                Class<?>[] types = new Class<?>[components.length];
                Object[] parts = new Object[components.length];
                for (int i = 0; i < parts.length; i++) {
                    types[i] = components[i].getType();
                    var accessor = components[i].getAccessor();
                    accessor.setAccessible(true);
                    parts[i] = of(accessor.invoke(value));
                }
                var constructor = value.getClass().getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return (T) constructor.newInstance(parts);
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot take apart " + value.getClass(), e);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(of(element)));
            return (T) copy;
        }
        if (value instanceof float[] numbers) {
            float[] copy = (float[]) Array.newInstance(float.class, numbers.length);
            System.arraycopy(numbers, 0, copy, 0, numbers.length);
            return (T) copy;
        }
        return value;
    }
}
