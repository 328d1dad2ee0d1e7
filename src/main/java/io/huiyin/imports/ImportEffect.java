package io.huiyin.imports;

/**
 * What the valid rows do to what is stored, or would do in a dry run.
 *
 * @param created         rows whose house did not exist before
 * @param updated         rows that change an existing house, its owners, phones or vehicles
 * @param unchanged       rows that say what is stored already
 * @param madePhases      phases that the rows name and the community did not have
 * @param madeAreas       areas likewise
 * @param madeBuildings   buildings likewise
 * @param endedOwnerships owners of a house whom its rows no longer name; their history stays
 */
public record ImportEffect(
        int created,
        int updated,
        int unchanged,
        int madePhases,
        int madeAreas,
        int madeBuildings,
        int endedOwnerships) {

    static final ImportEffect NONE = new ImportEffect(0, 0, 0, 0, 0, 0, 0);
}
