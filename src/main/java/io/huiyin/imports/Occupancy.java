package io.huiyin.imports;

/** How a house is lived in (入住状态). */
enum Occupancy {
    OCCUPIED,
    VACANT,
    LET,
    UNSOLD
}
