package dev.passerby.bridges.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;

/**
 * What Home Assistant is told of a camera by MQTT discovery: a device with a sensor for who was seen last, one for how many
 * are in view, a binary sensor for occupancy and one for whether the camera delivers pictures.
 *
 * @param prefix where Home Assistant looks
 * @param topics where the sensors' states are
 */
record HomeAssistant(String prefix, MqttTopics topics) {

    /** The retained configurations of a camera's entities. */
    List<Publication> announce(String camera) {
        ObjectNode last = entity(camera, "last_person", "Last person seen");
        last.put("state_topic", topics.lastPerson(camera));
        last.put("value_template", "{{ value_json.person }}");
        last.put("json_attributes_topic", topics.lastPerson(camera));
        last.put("icon", "mdi:face-recognition");

        ObjectNode occupancy = entity(camera, "occupancy", "Person");
        occupancy.put("state_topic", topics.persons(camera));
        occupancy.put("value_template", "{{ 'ON' if value | int(0) > 0 else 'OFF' }}");
        occupancy.put("device_class", "occupancy");

        ObjectNode persons = entity(camera, "persons", "Persons in view");
        persons.put("state_topic", topics.persons(camera));
        persons.put("state_class", "measurement");
        persons.put("icon", "mdi:account-multiple");

        ObjectNode pictures = entity(camera, "pictures", "Pictures");
        pictures.put("state_topic", topics.status(camera));
        pictures.put("value_template", "{{ 'OFF' if value == 'offline' else 'ON' }}");
        pictures.put("device_class", "connectivity");
        pictures.put("entity_category", "diagnostic");

        return List.of(
                Publication.state(topic("sensor", camera, "last_person"), last),
                Publication.state(topic("binary_sensor", camera, "occupancy"), occupancy),
                Publication.state(topic("sensor", camera, "persons"), persons),
                Publication.state(topic("binary_sensor", camera, "pictures"), pictures));
    }

    /** What takes a camera's device back. */
    List<Publication> withdraw(String camera) {
        return announce(camera).stream()
                .map(entity -> Publication.state(entity.topic(), ""))
                .toList();
    }

    private ObjectNode entity(String camera, String object, String name) {
        ObjectNode entity = JsonNodeFactory.instance.objectNode();
        entity.put("name", name);
        entity.put("unique_id", node(camera) + "_" + object);
        entity.put("availability_topic", topics.available());
        entity.put("payload_available", MqttConnection.ONLINE);
        entity.put("payload_not_available", MqttConnection.OFFLINE);
        ObjectNode device = entity.putObject("device");
        device.putArray("identifiers").add(node(camera));
        device.put("name", camera);
        device.put("manufacturer", "Passerby");
        device.put("model", "Camera");
        entity.putObject("origin").put("name", "Passerby");
        return entity;
    }

    private String topic(String component, String camera, String object) {
        return prefix + "/" + component + "/" + node(camera) + "/" + object + "/config";
    }

    /** The camera's name in topics of discovery, which may hold letters, digits, '-' and '_' only. */
    private String node(String camera) {
        String id = topics.prefix() + "_" + camera;
        if (id.matches("[a-zA-Z0-9_-]+")) {
            return id;
        }
        // Told apart by a number: two cameras whose ids differ in a dot only are two devices.
        int hash = id.hashCode();
        return id.replaceAll("[^a-zA-Z0-9_-]", "_") + "_" + HexFormat.of().toHexDigits(hash);
    }
}
