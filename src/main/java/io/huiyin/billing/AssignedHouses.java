package io.huiyin.billing;

/**
 * What came of assigning an item to many houses at once.
 *
 * @param created how many assignments were made, one a house
 * @param skipped houses that owed the item already on one of these days
 */
public record AssignedHouses(int created, int skipped) {}
