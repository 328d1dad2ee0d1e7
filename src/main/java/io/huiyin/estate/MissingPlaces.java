package io.huiyin.estate;

import java.util.Set;

/** Places that a list of houses names and the community does not have. */
public record MissingPlaces(Set<String> phases, Set<String> areas, Set<BuildingName> buildings) {}
