package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.util.UUID;

/** That a portrait has a photo, and no word of what else it says: who hands one in has not said why they would read it. */
public record PortraitPhoto(UUID ownerId, boolean hasPhoto, int version) implements Tagged {}
