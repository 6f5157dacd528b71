/** What all pages share: the frame around them, the templates, the files of a page, its errors. */
package org.abell.web.page;
