/** {@code /v1/arrears}, the ladder, acts, letters, promises and what follows from them. */
package io.huiyin.dunning.rest;
