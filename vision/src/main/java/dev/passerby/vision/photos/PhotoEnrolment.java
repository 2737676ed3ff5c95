package dev.passerby.vision.photos;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.enrolment.FaceChoice;
import dev.passerby.vision.enrolment.PhotoChoice;
import dev.passerby.vision.enrolment.PhotoFace;
import dev.passerby.vision.enrolment.TemplateDoubts;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's photos on their way into the gallery.
 *
 * @param entry the person's next gallery entry
 * @param added the photos' templates, in the photos' order
 * @param warnings what the photos leave to be desired, one line each
 */
public record PhotoEnrolment(GalleryEntry entry, List<Template> added, List<String> warnings) {

    public PhotoEnrolment {
        added = List.copyOf(added);
        warnings = List.copyOf(warnings);
    }

    /**
     * Makes a person's next gallery entry from photos: all of them, or none when one is unfit.
     *
     * @param name what events will call the person
     * @param existing the person's entry so far; absent for a new person
     * @param gallery everybody, to warn of resemblance
     * @param vision the networks, searching for faces as small as photos may show them
     * @throws UnfitPhotosException naming each photo that cannot serve, or the name
     */
    public static PhotoEnrolment of(
            String name,
            @Nullable GalleryEntry existing,
            List<GalleryEntry> gallery,
            List<Photo> photos,
            FaceVision vision,
            MatchingRules rules) {
        List<Template> templates = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (Photo photo : photos) {
            Picture picture = photo.picture();
            List<PhotoFace> faces = assessed(vision.detect(picture), picture, vision);
            FaceChoice choice = PhotoChoice.of(photo.name(), faces);
            warnings.addAll(choice.warnings());
            if (choice.isRefused()) {
                refusals.add(String.valueOf(choice.refusal()));
                continue;
            }
            PhotoFace face = faces.get(choice.face());
            Portrait portrait = vision.portrait(picture, face.face());
            templates.add(Enrolment.template(
                    photo.sha256(),
                    vision.embedderFamily(),
                    AlignedCrop.KIND,
                    face.quality(),
                    portrait.spread(),
                    portrait.embedding().values()));
        }
        if (!refusals.isEmpty()) {
            throw new UnfitPhotosException(String.join("; ", refusals));
        }
        GalleryEntry entry = entry(name, existing, templates);
        // No photo was refused, so there is a template for each.
        for (int i = 0; i < photos.size(); i++) {
            warnings.addAll(TemplateDoubts.of(photos.get(i).name(), entry, templates.get(i), gallery, rules));
        }
        return new PhotoEnrolment(entry, templates, warnings);
    }

    private static GalleryEntry entry(String name, @Nullable GalleryEntry existing, List<Template> templates) {
        try {
            return Enrolment.enrol(existing, UUID.randomUUID().toString(), name, templates, System.currentTimeMillis());
        } catch (IllegalArgumentException e) {
            throw new UnfitPhotosException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<PhotoFace> assessed(List<DetectedFace> faces, Picture picture, FaceVision vision) {
        return faces.stream()
                .map(face -> new PhotoFace(
                        face,
                        QualityRules.STANDARD.assess(
                                face,
                                picture.width(),
                                picture.height(),
                                vision.crop(picture, face).rgb())))
                .toList();
    }
}
