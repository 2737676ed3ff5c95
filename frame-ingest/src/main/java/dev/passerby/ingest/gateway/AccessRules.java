package dev.passerby.ingest.gateway;

import dev.passerby.ingest.address.AllowedNetworks;

/**
 * What a connection to a camera may do.
 *
 * @param networks where cameras may be
 * @param basicPasswords whether a password may be sent readable (Basic) where nothing keeps it from others' eyes, to a
 *     camera that never asked for better
 * @param anyCertificate whether an rtsps camera may show any certificate; otherwise it must be one that this Java trusts
 *     and that names the camera's host
 */
public record AccessRules(AllowedNetworks networks, boolean basicPasswords, boolean anyCertificate) {

    public static final AccessRules STANDARD = new AccessRules(AllowedNetworks.STANDARD, true, false);
}
