package dev.passerby.bridges.mqtt;

/**
 * The bridge's topics. A camera's id is a level of its own: it holds no {@code /}, {@code +} or {@code #}.
 *
 * @param prefix what all begin with
 */
record MqttTopics(String prefix) {

    /** {@code online}, or by the last will {@code offline}. */
    String available() {
        return prefix + "/available";
    }

    /** Each appearance of a face as it begins, changes and ends. */
    String events() {
        return prefix + "/events";
    }

    /** Each name given to an appearance. */
    String names() {
        return prefix + "/tracked_object_update";
    }

    /** How many faces are before the camera. */
    String persons(String camera) {
        return prefix + "/" + camera + "/person";
    }

    /** Who was seen there last. */
    String lastPerson(String camera) {
        return persons(camera) + "/last";
    }

    /** {@code online}, {@code degraded} or {@code offline}. */
    String status(String camera) {
        return prefix + "/" + camera + "/status";
    }
}
