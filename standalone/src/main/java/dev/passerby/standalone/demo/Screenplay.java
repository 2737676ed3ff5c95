package dev.passerby.standalone.demo;

import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.simulator.scene.Appearance;
import dev.passerby.simulator.scene.Motion;
import dev.passerby.simulator.scene.Photo;
import dev.passerby.simulator.scene.Rectangle;
import dev.passerby.simulator.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who is enrolled, and who appears before which camera and when. Nobody appears with the photo that enrols them.
 *
 * @param enrolment the one photo of each person, by name
 * @param scenes what each camera sees, by camera id
 */
record Screenplay(Map<String, Path> enrolment, Map<String, Scene> scenes) {

    /** The label of everybody who is not enrolled. */
    static final String STRANGER = "a stranger";

    private static final double SECONDS = 30;
    private static final double WIDTH = 960;
    private static final double HEIGHT = 540;

    /** Writes the screenplay for the demonstration's pictures. */
    static Screenplay of(DemoPictures pictures) throws IOException {
        Map<String, DemoPerson> people = pictures.people().stream()
                .collect(Collectors.toMap(DemoPerson::name, person -> person, (a, b) -> a, LinkedHashMap::new));
        Cast cast = new Cast(people, pictures.strangers());
        Map<String, Path> enrolment = new LinkedHashMap<>();
        enrolment.put("emily willis", cast.file("emily willis", "GFoYfREqLg8"));
        enrolment.put("jessica smith", cast.file("jessica smith", "ci4qo_0P21M"));
        enrolment.put("laura tilling", cast.file("laura tilling", "image(4)"));
        enrolment.put("tara sanford", cast.file("tara sanford", "-Cy8xsGVbMg"));
        Map<String, Scene> scenes = new LinkedHashMap<>();
        scenes.put("front-door", frontDoor(cast));
        scenes.put("courtyard", courtyard(cast));
        scenes.put("lobby", lobby(cast));
        return new Screenplay(enrolment, scenes);
    }

    private static Scene frontDoor(Cast cast) throws IOException {
        return Scene.of(
                SECONDS,
                List.of(
                        cast.crosses("emily willis", "0BQdiHKqs6o", 0.5, 6.5, 400),
                        cast.comesNearer("jessica smith", "5gVL8K0j5mo", 8, 14, 260, 480),
                        cast.strangersPass("sample6", 15.5, 21.5, 1000),
                        cast.stands("emily willis", "FlvhN1W7iDw", 23, 29, 0.27, 380),
                        cast.stands("tara sanford", "3yXxAfQSrXM", 23, 29, 0.75, 430)));
    }

    private static Scene courtyard(Cast cast) throws IOException {
        return Scene.of(
                SECONDS,
                List.of(
                        cast.crosses("tara sanford", "3yXxAfQSrXM", 1, 7, 420),
                        cast.stands("emily willis", "eZoYfRaEP6k", 8.5, 14.5, 0.14, 250),
                        cast.stands("jessica smith", "3_sGB2ON4X0", 8.5, 14.5, 0.38, 230),
                        cast.stands("laura tilling", "image(5)", 8.5, 14.5, 0.62, 240),
                        cast.stands("tara sanford", "aX2eyfNDO00", 8.5, 14.5, 0.86, 260),
                        cast.comesNearer("laura tilling", "image(3)", 16, 22, 240, 440),
                        cast.strangersPass("sample5", 23.5, 29.5, 1000)));
    }

    private static Scene lobby(Cast cast) throws IOException {
        return Scene.of(
                SECONDS,
                List.of(
                        cast.strangersPass("sample3", 1, 7, 1000),
                        cast.stands("jessica smith", "8yqEwuvMi9Q", 9, 15, 0.25, 400),
                        cast.stands("laura tilling", "image(1)", 9, 15, 0.75, 440),
                        cast.crosses("emily willis", "6z_C6OQBb4M", 17, 23, 420)));
    }

    /** The photos of everybody, and the ways in which they move. */
    private record Cast(Map<String, DemoPerson> people, List<Path> strangers) {

        /** A pan from left to right, whole in the picture all the time. */
        Appearance crosses(String name, String photo, double from, double to, double height) throws IOException {
            Photo picture = photo(name, photo);
            double half = height * picture.width() / picture.height() / 2;
            return new Appearance(
                    name,
                    picture,
                    from,
                    to,
                    new Motion(
                            Rectangle.around(half, HEIGHT / 2, height, picture),
                            Rectangle.around(WIDTH - half, HEIGHT / 2, height, picture)));
        }

        /** A zoom in the middle of the picture. */
        Appearance comesNearer(String name, String photo, double from, double to, double firstHeight, double lastHeight)
                throws IOException {
            Photo picture = photo(name, photo);
            return new Appearance(
                    name,
                    picture,
                    from,
                    to,
                    new Motion(
                            Rectangle.around(WIDTH / 2, HEIGHT / 2, firstHeight, picture),
                            Rectangle.around(WIDTH / 2, HEIGHT / 2, lastHeight, picture)));
        }

        /** A slight sway at a place given as a share of the picture's width. */
        Appearance stands(String name, String photo, double from, double to, double place, double height)
                throws IOException {
            Photo picture = photo(name, photo);
            return new Appearance(
                    name,
                    picture,
                    from,
                    to,
                    new Motion(
                            Rectangle.around(WIDTH * place - 8, HEIGHT / 2 + 12, height, picture),
                            Rectangle.around(WIDTH * place + 8, HEIGHT / 2 - 12, height, picture)));
        }

        /** A pan down over a photo of several strangers that is larger than the picture. */
        Appearance strangersPass(String photo, double from, double to, double height) throws IOException {
            Photo picture = Photo.of(named(strangers, photo));
            return new Appearance(
                    STRANGER,
                    picture,
                    from,
                    to,
                    new Motion(
                            Rectangle.around(WIDTH / 2, height / 2, height, picture),
                            Rectangle.around(WIDTH / 2, height / 2 - height / 5, height, picture)));
        }

        /** The photo of a person whose file name holds a text. */
        Path file(String name, String photo) throws IOException {
            DemoPerson person = people.get(name);
            if (person == null) {
                throw new IOException("the demo pictures show nobody called '" + name + "'");
            }
            return named(person.photos(), photo);
        }

        private Photo photo(String name, String photo) throws IOException {
            return Photo.of(file(name, photo));
        }

        private static Path named(List<Path> files, String part) throws IOException {
            return files.stream()
                    .filter(file -> file.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the demo pictures have no file '" + part + "'"));
        }
    }
}
