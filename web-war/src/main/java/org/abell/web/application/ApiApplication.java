package org.abell.web.application;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.abell.web.account.AuthenticateResource;
import org.abell.web.account.UserResource;
import org.abell.web.account.WhoAmIResource;
import org.abell.web.cluster.JobLockResource;
import org.abell.web.cluster.ServerResource;
import org.abell.web.control.HandlerResource;
import org.abell.web.control.JobActionResource;
import org.abell.web.history.ContentsResource;
import org.abell.web.history.DatasetResource;
import org.abell.web.history.HistoryResource;
import org.abell.web.installation.ConfigurationResource;
import org.abell.web.installation.VersionResource;
import org.abell.web.job.ConsoleResource;
import org.abell.web.job.DatasetJobResource;
import org.abell.web.job.DestinationResource;
import org.abell.web.job.ErrorReportResource;
import org.abell.web.job.ItemJobsSummaryResource;
import org.abell.web.job.JobDetailsResource;
import org.abell.web.job.JobHistoryResource;
import org.abell.web.job.JobResource;
import org.abell.web.job.JobsSummaryResource;
import org.abell.web.job.ParametersResource;
import org.abell.web.job.SearchResource;
import org.abell.web.job.StreamResource;
import org.abell.web.jobconf.JobConfigurationResource;
import org.abell.web.protocol.FailureDocument;
import org.abell.web.protocol.JsonBodyReader;
import org.abell.web.protocol.JsonWriter;
import org.abell.web.tool.RerunResource;
import org.abell.web.tool.ToolResource;
import org.abell.web.upload.FetchResource;

/** The REST API. */
@ApplicationPath("/api")
public class ApiApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        FailureDocument.class,
        JsonBodyReader.class,
        JsonWriter.class,
        VersionResource.class,
        ConfigurationResource.class,
        AuthenticateResource.class,
        WhoAmIResource.class,
        UserResource.class,
        HistoryResource.class,
        ContentsResource.class,
        DatasetResource.class,
        JobResource.class,
        JobDetailsResource.class,
        ConsoleResource.class,
        DatasetJobResource.class,
        DestinationResource.class,
        ErrorReportResource.class,
        ItemJobsSummaryResource.class,
        JobHistoryResource.class,
        JobsSummaryResource.class,
        ParametersResource.class,
        StreamResource.class,
        SearchResource.class,
        RerunResource.class,
        JobLockResource.class,
        JobConfigurationResource.class,
        ServerResource.class,
        HandlerResource.class,
        JobActionResource.class,
        ToolResource.class,
        FetchResource.class);
  }
}
