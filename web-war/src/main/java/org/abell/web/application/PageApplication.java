package org.abell.web.application;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.abell.web.account.AccountPages;
import org.abell.web.account.LoginPages;
import org.abell.web.account.LogoutPages;
import org.abell.web.account.RegisterPages;
import org.abell.web.cluster.LockPages;
import org.abell.web.cluster.ServerPages;
import org.abell.web.history.DatasetPages;
import org.abell.web.history.HistoryPages;
import org.abell.web.job.AdminJobPages;
import org.abell.web.job.ConsolePages;
import org.abell.web.job.JobPages;
import org.abell.web.job.MyJobPages;
import org.abell.web.jobconf.ConfigurationPages;
import org.abell.web.page.FailurePage;
import org.abell.web.queue.QueuePages;
import org.abell.web.tool.ToolPages;
import org.abell.web.upload.UploadPages;

/** The pages. */
@ApplicationPath("/")
public class PageApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        FailurePage.class,
        ToolPages.class,
        UploadPages.class,
        HistoryPages.class,
        DatasetPages.class,
        JobPages.class,
        AdminJobPages.class,
        LockPages.class,
        ServerPages.class,
        QueuePages.class,
        ConfigurationPages.class,
        MyJobPages.class,
        ConsolePages.class,
        LoginPages.class,
        LogoutPages.class,
        RegisterPages.class,
        AccountPages.class);
  }
}
