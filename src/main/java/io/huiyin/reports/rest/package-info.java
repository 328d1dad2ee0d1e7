/** Reports over HTTP. */
package io.huiyin.reports.rest;
