package io.huiyin.estate;

/**
 * What a building is called within its community.
 *
 * @param phase null for one that belongs to no phase
 */
public record BuildingName(String phase, String name) {}
