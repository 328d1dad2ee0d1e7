package io.huiyin.owners;

/** What can be said and changed of a portrait beside its photo; the parts mean what they mean in {@link Portrait}. */
public record PortraitDetails(Integer bornYear, String occupation, String notes) {}
