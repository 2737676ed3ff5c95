package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.Template;
import org.jspecify.annotations.Nullable;

/** The templates of some people, one after another, as a search reads them. Immutable. */
final class TemplateRows {

    /** In the order of their ids. */
    private final EnrolledPerson[] people;

    /** What the templates are written along; their own dimensions where absent. */
    private final @Nullable PrincipalDirections directions;

    /** Where each one's templates begin, and where the last one's end, {@code [people + 1]}. */
    private final int[] firstRows;

    /** Whose each template is, {@code [templates]}. */
    private final int[] owners;

    /** Half of what each template takes off its squared distances: what it adds to its cosine, {@code [templates]}. */
    private final float[] lifts;

    private final CoarseRows coarse;

    /**
     * The rows of these people.
     *
     * @param people in the order of their ids
     * @param before rows along the same directions, from which those of the same templates are taken; absent for none
     */
    TemplateRows(EnrolledPerson[] people, @Nullable PrincipalDirections directions, @Nullable TemplateRows before) {
        this.people = people;
        this.directions = directions;
        firstRows = new int[people.length + 1];
        for (int person = 0; person < people.length; person++) {
            firstRows[person + 1] =
                    firstRows[person] + people[person].templates().size();
        }
        int count = firstRows[people.length];
        owners = new int[count];
        lifts = new float[count];
        coarse = CoarseRows.blank(count, directions == null ? Template.DIMENSIONS : PrincipalDirections.COUNT);
        int known = 0;
        for (int person = 0; person < people.length; person++) {
            known = before == null ? 0 : before.placeFrom(known, people[person]);
            if (before != null && before.hasTemplates(known, people[person])) {
                coarse.copy(before.coarse, before.firstRows[known], firstRows[person], firstRows[person + 1]);
            } else {
                write(person);
            }
            for (int row = firstRows[person]; row < firstRows[person + 1]; row++) {
                Template template = people[person].templates().get(row - firstRows[person]);
                owners[row] = person;
                lifts[row] = (float) (Spread.allowance(template.spread()) / 2);
            }
        }
    }

    private void write(int person) {
        int row = firstRows[person];
        for (Template template : people[person].templates()) {
            coarse.write(row++, projected(template.embedding(), directions));
        }
    }

    /** The first place from this one on whose person does not come before another. */
    private int placeFrom(int place, EnrolledPerson other) {
        int at = place;
        while (at < people.length
                && people[at].entry().personId().compareTo(other.entry().personId()) < 0) {
            at++;
        }
        return at;
    }

    private boolean hasTemplates(int place, EnrolledPerson other) {
        return place < people.length && people[place].templates().equals(other.templates());
    }

    /** A point as rows along these directions have it. */
    static Projection projected(float[] point, @Nullable PrincipalDirections directions) {
        return directions == null ? Projection.whole(point) : directions.project(point);
    }

    @Nullable
    PrincipalDirections directions() {
        return directions;
    }

    /** How many templates there are. */
    int size() {
        return owners.length;
    }

    /** Whose a row is. */
    int owner(int row) {
        return owners[row];
    }

    /** The row after a person's last. */
    int end(int person) {
        return firstRows[person + 1];
    }

    /** What each template's cosine with a probe, lifted, is at most, {@code [templates]}. */
    float[] mostCosines(CoarseProbe probe) {
        float[] most = coarse.mostCosines(probe);
        for (int row = 0; row < most.length; row++) {
            most[row] += lifts[row];
        }
        return most;
    }

    /** What a person's squared distance, compensated, is at most, as far as the bytes say. */
    double mostSquare(int person, CoarseProbe probe, float[] mostCosines) {
        double square = Double.POSITIVE_INFINITY;
        for (int row = firstRows[person]; row < firstRows[person + 1]; row++) {
            float leastCosine = mostCosines[row] - lifts[row] - 2 * coarse.margin(row, probe);
            square = Math.min(square, Spread.compensatedSquare(leastCosine, 2 * lifts[row]));
        }
        return square;
    }
}
