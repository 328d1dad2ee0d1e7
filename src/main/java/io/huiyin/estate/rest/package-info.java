/** {@code /v1/areas}, {@code /v1/buildings}, {@code /v1/houses} and {@code /v1/occupancy-details}. */
package io.huiyin.estate.rest;
