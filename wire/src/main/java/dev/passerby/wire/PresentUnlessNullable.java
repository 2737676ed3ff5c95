package dev.passerby.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/**
 * The rule that a record's component is in its JSON unless it is marked {@code @Nullable}. Without it a missing field
 * would reach the record's constructor as null.
 */
final class PresentUnlessNullable extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return mustBePresent(member) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        return mustBePresent(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
    }

    private static boolean mustBePresent(Annotated member) {
        if (member instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Executable constructor
                && constructor.getDeclaringClass().isRecord()) {
            AnnotatedElement type = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
            return !type.isAnnotationPresent(Nullable.class);
        }
        return false;
    }
}
