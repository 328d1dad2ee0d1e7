/** Staff (员工): who works for a community, in which roles. */
package io.huiyin.staff;
