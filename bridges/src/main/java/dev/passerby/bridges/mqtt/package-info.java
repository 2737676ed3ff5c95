/**
 * Events to an MQTT broker, under topics that a Frigate user recognises, and the cameras to Home Assistant.
 *
 * <p>{@code MqttBridge} moves, {@code MqttConnection} alone knows the client's library; what is said is made by
 * {@code CameraScene}, {@code FrigateEvent} and {@code HomeAssistant}, which know neither Kafka nor a connection.
 */
@NullMarked
package dev.passerby.bridges.mqtt;

import org.jspecify.annotations.NullMarked;
